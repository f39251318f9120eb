import { render } from 'preact'
import { CalendarExport } from '../../src/features/today/calendar-export.tsx'
import { aFormApi } from '../support/form-api.ts'

/** The part of the day's page that saves a calendar file, alone on a page. */
const on = '2026-11-24'
const lines = [{ initials: 'AQ', what: 'visit', on, at: '09:30', place: 'Testbury High School' }] as const
const part = <CalendarExport api={{ ...aFormApi(), calendar: () => Promise.resolve(lines) }} on={on} />
addEventListener('DOMContentLoaded', () => render(part, document.body))
