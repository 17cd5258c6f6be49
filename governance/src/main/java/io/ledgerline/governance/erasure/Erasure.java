package io.ledgerline.governance.erasure;

import java.time.Instant;
import java.util.Map;

/**
 * An erasure that happened.
 *
 * @param id the id of its entry {@code subject.erased}
 * @param caseId the request it answers
 * @param basis the law it rests on, for example {@code gdpr:17.1.a}
 * @param askedBy pseudonym of the person who asked
 * @param approvedBy pseudonym of the other person who approved
 * @param destroyed how many things of which kind
 * @param repeated how often it was done again because an older copy of the data had come back
 */
public record Erasure(
    String id,
    String tenant,
    String subject,
    String caseId,
    String basis,
    String askedBy,
    String approvedBy,
    Instant erasedAt,
    Map<String, Long> destroyed,
    int repeated) {
  public Erasure {
    destroyed = Map.copyOf(destroyed);
  }
}
