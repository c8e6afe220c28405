import { AnswerSteps } from '../../_components/answer-steps';

export default function AnswerPage() {
  return <AnswerSteps />;
}
