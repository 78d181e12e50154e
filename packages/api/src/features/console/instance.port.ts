import type {
  ImportFiguresView,
  InstanceView,
  JobView,
  LogErrorsView,
  LogStoryView,
  StatementFiguresView,
  VitalsView,
} from '@earntrack/contract';

/** What the process that answers knows of itself alone. Nothing of it asks the database. */
export interface Instance {
  about: InstanceView;
  vitals(): Promise<Omit<VitalsView, 'instance'>>;
  /** What it asked of the database, by kind of statement; what took the most time in all comes first. */
  statements(): Promise<StatementFiguresView[]>;
  jobs(): JobView[];
  finishedImports(): Promise<ImportFiguresView['finishedHere']>;
  /** People who asked it for something within five minutes. */
  countRecentPeople(): number;
  /** Null where it keeps no files of its log. */
  logs: KeptLogs | null;
}

/** What lies in the files of the log, as it was written there. */
export interface KeptLogs {
  errors(): Promise<Pick<LogErrorsView, 'groups' | 'isWhole' | 'since'>>;
  story(requestId: string): Promise<Pick<LogStoryView, 'lines' | 'isWhole'>>;
}
