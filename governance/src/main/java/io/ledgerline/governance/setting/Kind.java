package io.ledgerline.governance.setting;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of documents, in the order in which one may refer to another. */
public enum Kind {
  ORGANIZATION("Organization", Home.ORGANIZATION),
  TENANT("Tenant", Home.ITSELF),
  MODEL_TIERS("ModelTiers", Home.EITHER),
  PROMPT("Prompt", Home.TENANT),
  PRODUCT_DATA("ProductData", Home.TENANT),
  OUTPUT_RULES("OutputRules", Home.TENANT),
  WORKSPACE("Workspace", Home.TENANT),
  USE_CASE("UseCase", Home.TENANT),
  BUDGET("Budget", Home.EITHER),
  RATE_LIMIT("RateLimit", Home.EITHER),
  RETENTION_SCHEDULE("RetentionSchedule", Home.EITHER),
  DATA_POLICY("DataPolicy", Home.EITHER),
  DETECTORS("Detectors", Home.EITHER),
  ASSURANCE("Assurance", Home.ORGANIZATION);

  /** Where settings of a kind belong. */
  public enum Home {
    /** To the organization only. */
    ORGANIZATION,
    /** To the tenant that it makes. */
    ITSELF,
    /** To a tenant. */
    TENANT,
    /** To a tenant, or to the organization. */
    EITHER
  }

  private final String wireName;
  private final Home home;

  Kind(String wireName, Home home) {
    this.wireName = wireName;
    this.home = home;
  }

  /** The name in documents, for example {@code UseCase}. */
  public String wireName() {
    return wireName;
  }

  /** Where settings of this kind belong. */
  public Home home() {
    return home;
  }

  /** The kind of that name in documents, if there is one. */
  public static Optional<Kind> of(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }
}
