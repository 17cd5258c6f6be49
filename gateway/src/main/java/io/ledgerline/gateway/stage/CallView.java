package io.ledgerline.gateway.stage;

import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.policy.WorkspaceView;
import io.ledgerline.messages.request.LocatedRequest;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a stage may see of one call.
 *
 * @param id the call, {@code request_id} in entries
 * @param grant the caller's key
 * @param tenant where it calls
 * @param workspace where inside the tenant
 * @param useCase for what, null where none was named or needed
 * @param claudeCode whether the client says that it is Claude Code
 * @param conversation the conversation's id
 * @param prompt the prompt version that this conversation keeps
 * @param data what may leave and how
 * @param request the body as received, decoded and located
 * @param asks whether people may be asked about it; not where a prompt is only looked at
 * @param waits whether the caller is still there
 * @param inspection of the request, to be added to until the call is admitted
 * @param answerInspection of the answer, to be added to by reviews until its end
 */
public record CallView(
    UUID id,
    KeyGrant grant,
    TenantView tenant,
    WorkspaceView workspace,
    @Nullable UseCaseView useCase,
    boolean claudeCode,
    String conversation,
    PromptVersion prompt,
    DataTerms data,
    LocatedRequest request,
    boolean asks,
    BooleanSupplier waits,
    Inspection inspection,
    Inspection answerInspection) {}
