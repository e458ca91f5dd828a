export type {
  Agent,
  AgentMessage,
  AgentReply,
  AgentRequest,
  Conversation,
  LayerRequest,
  PlanRequest,
  ReferredSlice,
} from './agent.js';
export { applyShared } from './apply/apply-shared.js';
export { applySlice, type ApplyOptions } from './apply/apply-slice.js';
export { changeSet, type Change } from './apply/change-set.js';
export { ejectSlice } from './apply/eject-slice.js';
export type { OnConflict } from './apply/merge/merge-texts.js';
export { findAppliedSlices } from './apply/find-slices.js';
export { takeApplyLock, withApplyLock } from './apply/journal/apply-lock.js';
export { commitWrites } from './apply/journal/commit-writes.js';
export type { FileWrite } from './apply/journal/file-write.js';
export {
  foreseeRecovery,
  recover,
  type Recovery,
} from './apply/journal/recover.js';
export { refersTo } from './apply/refers-to.js';
export { removeSlice } from './apply/remove-slice.js';
export {
  checkWorkspace,
  isFine,
  type Checked,
  type Drift,
} from './check/check-workspace.js';
export type { Limit, Limits, Price } from './budget/limits.js';
export {
  createSharedTurns,
  type SharedTurnsOptions,
} from './budget/shared-turns.js';
export type { Turns } from './budget/turns.js';
export { at, capped, diagnostic } from './diagnostics.js';
export {
  createIsolationChooser,
  machineProviders,
  unsandboxedWarning,
  type IsolationOption,
} from './edge/isolation/choose-isolation.js';
export { dependencyFolders } from './edge/isolation/dependency-folders.js';
export { acquireLock, acquireLockSync } from './edge/lock/acquire-lock.js';
export { describeRefusal, remedyOf } from './edge/lock/describe-refusal.js';
export type { HeldLock, LockRefusal } from './edge/lock/try-lock.js';
export { listFiles, readText, removeFile, replaceFile } from './edge/files.js';
export {
  runProcess,
  type ProcessLimits,
  type ProcessOutcome,
} from './edge/run-process.js';
export {
  feedbackFile,
  feedbackText,
  NO_FEEDBACK,
  readFeedback,
} from './feedback/feedback.js';
export { settleFeedback } from './feedback/after-verify.js';
export {
  openFeedbackStore,
  type FeedbackStore,
} from './feedback/feedback-store.js';
export { explainSlice, type Explanation } from './explain/explain-slice.js';
export type { OnEvent, PipelineEvent } from './events.js';
export type { Job } from './job.js';
export { makeLayer } from './layer/make-layer.js';
export { submitLayer } from './layer/submit-layer.js';
export { generateSlice } from './pipeline.js';
export { makePlan } from './plan/make-plan.js';
export { withOwnBriefs } from './plan/own-briefs.js';
export { inertForPrompt } from './report/inert-for-prompt.js';
export { inert, inertLine } from './report/inert.js';
export { printDiagnostic } from './report/print-diagnostic.js';
export { changeList } from './report/change-list.js';
export { openResumeStore, type ResumeStore } from './resume/resume-store.js';
export { printDrift } from './report/print-drift.js';
export { printExplanation } from './report/print-explanation.js';
export { printEvent } from './report/print-event.js';
export { canonical } from './seal/canonical.js';
export { digestOf } from './seal/digest.js';
export {
  layerOf,
  type GrowingFile,
  type HistoryEntry,
  type Layer,
  type Program,
  type SliceRegistration,
  type Stack,
} from './stack.js';
export { openArtifactStore } from './store/artifact-store.js';
export { decodeAnswer } from './verify/parse/decode-answer.js';
export { checkStoredPaths } from './verify/path-policy.js';
export { verifySlice } from './verify/verify-slice.js';
