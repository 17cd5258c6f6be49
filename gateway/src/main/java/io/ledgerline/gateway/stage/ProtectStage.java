package io.ledgerline.gateway.stage;

import io.ledgerline.messages.json.Edit;
import java.util.List;

/**
 * Looks at an admitted request before it leaves. Runs on the call's virtual thread and may wait; a
 * stage that throws refuses the call. Edits of all stages refer to the body as received and must
 * not overlap.
 */
public interface ProtectStage {
  /** The stage's name in refusals and metrics. */
  String name();

  /** Decides about one request, and notes in {@link CallView#inspection()} what it looked at. */
  Verdict<List<Edit>> protect(CallView call);
}
