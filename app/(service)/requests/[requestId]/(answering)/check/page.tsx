import { CheckAnswers } from '../../_components/check-answers';

export default function CheckPage() {
  return <CheckAnswers />;
}
