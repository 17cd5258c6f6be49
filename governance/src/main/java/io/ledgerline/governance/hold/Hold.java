package io.ledgerline.governance.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold. What it does not name it does not narrow: a hold that names nothing covers the
 * whole tenant.
 *
 * @param id {@code h_…}
 * @param tenant whose records it covers
 * @param matter the case it belongs to; plain words
 * @param subject pseudonym of whom the records are about, or null for anybody
 * @param workspace where the calls were made, or null for anywhere
 * @param useCase what for, or null for anything
 * @param from the first instant it covers, or null for all before
 * @param to the instant behind the last one, or null for all after
 * @param setBy pseudonym of who set it
 * @param clearedAt when it was cleared, or null while it holds
 */
public record Hold(
    String id,
    String tenant,
    String matter,
    @Nullable String subject,
    @Nullable String workspace,
    @Nullable String useCase,
    @Nullable Instant from,
    @Nullable Instant to,
    String setBy,
    Instant setAt,
    @Nullable Instant clearedAt) {

  /**
   * Whether it covers a record. What is not known of the record is taken for covered: better kept
   * too long than destroyed under a hold.
   */
  public boolean covers(
      @Nullable String recordSubject,
      @Nullable String recordWorkspace,
      @Nullable String recordUseCase,
      Instant at) {
    return meets(subject, recordSubject)
        && meets(workspace, recordWorkspace)
        && meets(useCase, recordUseCase)
        && (from == null || !at.isBefore(from))
        && (to == null || at.isBefore(to));
  }

  /** Whether it covers anything that is kept of a subject, in whatever place and time. */
  public boolean mayCover(String recordSubject) {
    return meets(subject, recordSubject);
  }

  private static boolean meets(@Nullable String wanted, @Nullable String is) {
    return wanted == null || is == null || wanted.equals(is);
  }
}
