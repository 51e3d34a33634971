import type { Attachment } from 'svelte/attachments';

/** Tells when an element comes into sight and when it goes out of it. */
export function whenInSight(told: (isInSight: boolean) => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last) told(last.isIntersecting);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      told(false);
    };
  };
}
