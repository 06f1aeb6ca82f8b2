import type { DemoProject } from './story.ts'

/** A novel by five people: two weeks of evenings. */
export const saltRoad: DemoProject = {
  title: 'The Salt Road',
  description: 'A novel by five people about a lighthouse that nobody employs.',
  owner: 'maja',
  members: { tomas: 'EDITOR', ines: 'EDITOR', jun: 'CONTRIBUTOR', ruth: 'REVIEWER' },
  founded: { daysAgo: 16, at: '20:10', minutes: 25 },
  pages: [
    {
      title: '1 · The keeper',
      text: 'the-keeper',
      sittings: [
        { daysAgo: 14, at: '19:40', minutes: 80, writers: ['maja', 'tomas'], blocks: 3 },
        {
          daysAgo: 13,
          at: '21:05',
          minutes: 45,
          writers: ['tomas', 'maja'],
          version: 'First reading',
          published: true,
        },
        {
          daysAgo: 5,
          at: '20:30',
          minutes: 20,
          rewrites: [
            {
              by: 'ines',
              from: 'he no longer counted them, his knees did',
              to: 'his knees counted them now',
            },
            {
              by: 'tomas',
              from: 'He looked at the sentence for a while.',
              to: 'He looked at it for a while.',
            },
          ],
        },
      ],
    },
    {
      title: '2 · Gull Rock',
      text: 'gull-rock',
      sittings: [
        { daysAgo: 9, at: '18:50', minutes: 65, writers: ['ines', 'maja'], blocks: 3 },
        {
          daysAgo: 8,
          at: '10:15',
          minutes: 90,
          writers: ['ines', 'tomas'],
          version: 'Read aloud',
          published: true,
        },
        {
          daysAgo: 1,
          at: '18:20',
          minutes: 10,
          rewrites: [
            {
              by: 'maja',
              from: 'gently, the way one sets down a cup',
              to: 'the way one sets down a cup',
            },
          ],
        },
      ],
    },
    {
      title: '3 · Letters',
      text: 'letters',
      sittings: [
        { daysAgo: 4, at: '20:00', minutes: 55, writers: ['tomas', 'ines'], blocks: 2 },
        { daysAgo: 2, at: '21:30', minutes: 35, writers: ['tomas', 'ines'] },
      ],
    },
    {
      title: 'House style',
      text: 'house-style',
      sittings: [
        { daysAgo: 15, at: '19:00', minutes: 70, writers: ['maja', 'ines', 'tomas'], blocks: 4 },
        { daysAgo: 6, at: '12:40', minutes: 20, writers: ['ines'] },
      ],
    },
    {
      title: 'Timeline',
      text: 'timeline',
      sittings: [{ daysAgo: 7, at: '16:30', minutes: 40, writers: ['ines'] }],
    },
  ],
}
