export { countOpenIncidents } from './incidents.queries.ts';
export { incidentsRouter } from './incidents.router.ts';
export {
  declareIncident,
  reportIncident,
  resolveIncident,
  showIncident,
  showIncidents,
  updateIncident,
} from './incidents.service.ts';
export { type Contact, type Ladder, remindOfIncidents } from './remind.service.ts';
