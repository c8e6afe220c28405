'use client';

import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useId } from 'react';
import { FileList } from '@/components/answers/file-list';
import { QuestionLabel } from '@/components/answers/question-label';
import { useProblemWords } from '@/components/ui/problem-alert';
import { largestFile } from '@/domain/requests/attachments';
import { removeFile, uploadFile } from '@/domain/requests/queries';
import { ApiProblem } from '@/lib/api';
import { useAnswering } from './answering-context';
import styles from './attachments.module.css';
import { useQuestion } from './use-question';

/** Files beside an answer: laid there with progress in view, taken out again before submitting. */
export function Attachments({ path }: { path: string }) {
  const t = useTranslations('answering.files');
  const words = useProblemWords();
  const id = useId();
  const { view, files, changeFiles, byPhone, isClosed, uploads, setUpload } = useAnswering();
  const question = useQuestion(path);
  const upload = uploads[path];
  const progress = upload && 'progress' in upload ? upload.progress : null;
  const setProblem = (problem: string) => setUpload(path, { problem });
  if (!files) return <p className={styles.hint}>{t('hint')}</p>;

  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
      setUpload(path, null);
    } catch (problem) {
      // A proxy with a smaller limit of its own answers so, in words of its own.
      const isTooLarge = problem instanceof ApiProblem && problem.problem.status === 413;
      if (isTooLarge) setProblem(t('tooLarge'));
      else
        setProblem(
          words.ofField(problem, 'file') ?? words.ofField(problem, 'path') ?? words.ofError(problem),
        );
    }
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    if (file.size > largestFile) return setProblem(t('tooLarge'));
    const onProgress = (progress: number) => setUpload(path, { progress });
    onProgress(0);
    attempt(async () => {
      const added = await uploadFile({ requestId: view.id, byPhone, path, file, onProgress });
      await changeFiles((all) => [...all.filter((one) => one.id !== added.id), added]);
    });
  };
  const remove = (attachmentId: string) =>
    attempt(async () => {
      await removeFile(view.id, attachmentId, byPhone);
      await changeFiles((all) => all.filter((file) => file.id !== attachmentId));
    });
  return (
    <div className={styles.attachments}>
      <FileList
        files={files.filter((file) => file.path === path)}
        action={(file) =>
          // What the service has in its answer only the service takes out.
          byPhone && file.isStored ? null : (
            <Button
              variant="tertiary"
              data-size="sm"
              disabled={progress !== null}
              onClick={() => remove(file.id)}
            >
              {t('remove')}
              <span className="visually-hidden"> {file.name}</span>
            </Button>
          )
        }
      />
      <label htmlFor={id} className={styles.label}>
        {t('add')}
        <span className="visually-hidden"> {question ? <QuestionLabel question={question} /> : null}</span>
      </label>
      <input
        id={id}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.csv"
        disabled={progress !== null || isClosed}
        aria-describedby={`${id}-hint`}
        onChange={choose}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {t('hint')}
      </p>
      {progress === null ? null : (
        <progress max={1} value={progress} aria-label={t('uploading')}>
          {Math.round(progress * 100)} %
        </progress>
      )}
      <div role="alert">
        {upload && 'problem' in upload ? <ValidationMessage>{upload.problem}</ValidationMessage> : null}
      </div>
    </div>
  );
}
