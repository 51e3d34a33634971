/** ECMAScript globals that `lib` without DOM leaves out and every engine has. */
declare function encodeURIComponent(text: string): string;
declare function decodeURIComponent(text: string): string;
