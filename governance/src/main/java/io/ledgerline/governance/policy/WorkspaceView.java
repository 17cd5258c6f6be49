package io.ledgerline.governance.policy;

import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.inspection.rule.OutputRules;
import org.jspecify.annotations.Nullable;

/**
 * What holds for calls in one workspace.
 *
 * @param tenant the tenant it belongs to
 * @param name unique in the tenant
 * @param displayName for people
 * @param models which models are allowed to whom
 * @param prompt the system blocks to add; a conversation keeps those it began with
 * @param outputRules name of the document whose rules answers are held to, null where none is named
 * @param outputs those rules
 * @param callerSystem whether callers may send system texts of their own
 * @param content what is kept of the texts, the tenant's and its own rules together
 * @param businessContextRequired whether a call without business context is refused
 * @param useCaseRequired whether a call without a use case is refused
 * @param upstream where calls go
 */
public record WorkspaceView(
    String tenant,
    String name,
    String displayName,
    ModelRules models,
    PromptVersion prompt,
    @Nullable String outputRules,
    OutputRules outputs,
    CallerSystem callerSystem,
    ContentRules content,
    boolean businessContextRequired,
    boolean useCaseRequired,
    UpstreamRef upstream) {}
