import { dossierOf, knownRecord } from './book.ts'
import { calendarLines } from './day-calendar.ts'
import { recordOf, sentIn } from './dossier.ts'
import { duePapers, paperViews, recordPaper } from './papers.ts'
import type { PlanApi } from './plan-api.ts'
import { planView, recordPlan, recordPlanNotRead } from './plans.ts'
import { preparePlan } from './prepare-plan.ts'
import { type Desk, everybody } from './record-methods.ts'
import { keepSuggestions, readSuggestions } from './suggesting.ts'

/** Action plans, printed copies and the day's calendar; each needs an open vault. */
export function planMethods(open: () => Promise<Desk>): PlanApi {
  return {
    recordPlan: async (person, plan) => {
      const desk = await open()
      return desk.saved([person], () => recordPlan(desk.vault, person, plan))
    },
    recordPlanNotRead: async (person, reason, words) => {
      const desk = await open()
      return desk.saved([person], () => recordPlanNotRead(desk.vault, person, reason, words))
    },
    recordPaper: async (person, paper, of) => {
      const desk = await open()
      return desk.saved([person], () => recordPaper(desk.vault, person, paper, of))
    },
    keepSuggestions: async (suggestions) => {
      const { vault } = await open()
      return vault.inTurn(() => keepSuggestions(vault, suggestions))
    },
    suggestions: async () => readSuggestions((await open()).vault),
    preparePlan: async (person) => {
      const desk = await open()
      const packet = await preparePlan(desk.vault, person)
      if (packet.ok) await desk.lockOthers()
      return packet
    },
    ...planViews(open),
  }
}

function planViews(open: () => Promise<Desk>): Pick<PlanApi, 'plan' | 'papers' | 'papersDue' | 'calendar'> {
  return {
    plan: async (person) => {
      const { vault } = await open()
      const page = vault.book.pages.get(person)
      if (!page) return undefined
      const dossier = dossierOf(page)
      const { record } = recordOf(dossier)
      return planView(
        person,
        record,
        sentIn(dossier),
        record.plan !== undefined && vault.unfinished.has(record.plan.id),
      )
    },
    papers: async (person) => {
      const { vault } = await open()
      const record = knownRecord(vault, person)
      return record ? paperViews(record, vault.tools.today()) : []
    },
    papersDue: async () => {
      const { vault } = await open()
      return duePapers(await everybody(vault), vault.tools.today())
    },
    calendar: async (on) => calendarLines(await everybody((await open()).vault), on),
  }
}
