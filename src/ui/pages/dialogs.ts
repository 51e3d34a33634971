/** Which dialog of the workbench is open. */
export type OpenDialog = 'palette' | 'share' | 'save' | 'shortcuts' | null;
