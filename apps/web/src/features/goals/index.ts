export { EditGoalPage, NewGoalPage } from './goal-form-pages.tsx';
export { GoalsInBrief } from './goals-in-brief.tsx';
export { GoalsPage } from './goals-page.tsx';
