package io.ledgerline.governance.policy;

import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.tool.ToolRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A purpose that calls are made for.
 *
 * @param tenant the tenant it belongs to
 * @param workspace the workspace it lives in
 * @param name unique in the tenant
 * @param purpose one sentence
 * @param owner the pseudonym of the person who answers for it
 * @param riskTier {@code low}, {@code limited} or {@code high}
 * @param approval whether it was approved, or only declared in a file
 * @param models the workspace's rules, narrowed to the tiers of this use case
 * @param features names of callers' features that belong to it; empty means any
 * @param dataClasses classes of data that may appear; empty means none declared
 * @param tools what its tools can do, and what happens where a person has to look
 * @param tags what every call for it is tagged with, each {@code name=value}
 * @param callerSystem whether callers may send system texts of their own; null for what holds in
 *     the workspace
 * @param reviewBy the last day (UTC) on which calls are admitted without a review, or null
 */
public record UseCaseView(
    String tenant,
    String workspace,
    String name,
    String purpose,
    String owner,
    String riskTier,
    Approval approval,
    ModelRules models,
    Set<String> features,
    List<String> dataClasses,
    ToolRules tools,
    Set<String> tags,
    @Nullable CallerSystem callerSystem,
    @Nullable LocalDate reviewBy) {

  /** How a use case came to be allowed. */
  public enum Approval {
    /** A file says so; nobody has approved it. Shown as "declared, not approved". */
    DECLARED("declared, not approved"),
    /** A named approver approved this version. */
    APPROVED("approved");

    private final String sentence;

    Approval(String sentence) {
      this.sentence = sentence;
    }

    /** The words that people and entries get. */
    public String sentence() {
      return sentence;
    }
  }

  public UseCaseView {
    features = Set.copyOf(features);
    dataClasses = List.copyOf(dataClasses);
    tags = Set.copyOf(tags);
  }

  /** Whether its review is due: calls for it are refused from then on. */
  public boolean reviewOverdue(Instant now) {
    return reviewBy != null && LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(reviewBy);
  }
}
