/** What an interval is drawn as: good, bad, or neither. */
export type Standing = 'good' | 'bad' | 'unclear';
