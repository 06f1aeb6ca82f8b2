import type { DemoProject } from './story.ts'

/** Three neighbours with a plan. */
export const garden: DemoProject = {
  title: 'Allotment 14',
  description: 'The plan for the season, and who has the key.',
  owner: 'ruth',
  members: { maja: 'EDITOR', jun: 'EDITOR' },
  founded: { daysAgo: 12, at: '09:20', minutes: 10 },
  pages: [
    {
      title: 'Season plan',
      text: 'garden-plan',
      sittings: [
        { daysAgo: 11, at: '17:30', minutes: 50, writers: ['ruth', 'jun'], blocks: 3 },
        {
          daysAgo: 10,
          at: '08:45',
          minutes: 25,
          writers: ['jun', 'ruth'],
          version: 'As agreed at the fence',
        },
      ],
    },
    {
      title: 'Watering',
      text: 'watering',
      sittings: [{ daysAgo: 3, at: '07:50', minutes: 30, writers: ['jun', 'maja'] }],
    },
  ],
}
