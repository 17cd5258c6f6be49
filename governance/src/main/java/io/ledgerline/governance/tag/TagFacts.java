package io.ledgerline.governance.tag;

import java.util.Set;

/**
 * What is known of a call when its tags are decided.
 *
 * @param categories categories of data that were found in it
 * @param classification its class, empty where nobody classified
 * @param flags policy flags that were raised
 * @param useCase what it is for, empty where it named nothing
 * @param riskTier the use case's, empty where there is none
 */
public record TagFacts(
    Set<String> categories,
    String classification,
    Set<String> flags,
    String useCase,
    String riskTier) {
  public TagFacts {
    categories = Set.copyOf(categories);
    flags = Set.copyOf(flags);
  }
}
