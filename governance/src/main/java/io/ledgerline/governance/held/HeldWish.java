package io.ledgerline.governance.held;

import io.ledgerline.governance.policy.TenantKey;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Something that a person has to see before it goes on.
 *
 * @param action one of {@link HeldWork#ACTIONS}
 * @param tenant whose call it is
 * @param key the tenant's secret, under which the text is kept until somebody decided
 * @param fingerprint of the call and of what waits in it: an approval is for exactly this
 * @param details what the approval and its entries say of it: plain words, no content
 * @param request the call's id
 * @param caller pseudonym of the principal that calls
 * @param owner pseudonym of the person who answers for it, who can't be the one who approves
 * @param text what the person has to see, JSON, at most {@value #MOST_BYTES} bytes
 * @param wanted whether the caller is still there: an approval is not used up for one who left
 */
public record HeldWish(
    String action,
    String tenant,
    TenantKey key,
    String fingerprint,
    Map<String, String> details,
    String request,
    String caller,
    String owner,
    String text,
    BooleanSupplier wanted) {
  /** Most bytes of a text. */
  public static final int MOST_BYTES = 1 << 20;

  public HeldWish {
    details = Map.copyOf(details);
  }
}
