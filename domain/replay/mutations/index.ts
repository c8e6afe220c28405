export { jumpTo, loadStory, playUntil, resumeClock } from './play';
