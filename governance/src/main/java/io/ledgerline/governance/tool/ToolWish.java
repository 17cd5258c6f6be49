package io.ledgerline.governance.tool;

import io.ledgerline.governance.policy.TenantKey;

/**
 * A tool use that a person has to see.
 *
 * @param tenant whose call it is
 * @param key the tenant's secret, under which the input is kept until somebody decided
 * @param fingerprint of caller, conversation, tool and input: an approval is for exactly this
 * @param tool its name, as far as it can stand in an entry
 * @param toolClass why it is gated
 * @param useCase for what the call is
 * @param request the call's id
 * @param caller pseudonym of the principal that calls
 * @param owner pseudonym of the person who answers for it, who can't be the one who approves
 * @param input the tool's input, JSON
 */
public record ToolWish(
    String tenant,
    TenantKey key,
    String fingerprint,
    String tool,
    ToolClass toolClass,
    String useCase,
    String request,
    String caller,
    String owner,
    String input) {}
