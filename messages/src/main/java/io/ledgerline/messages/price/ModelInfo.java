package io.ledgerline.messages.price;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model as the provider lists it.
 *
 * @param id the id of the pinned snapshot
 * @param otherIds ids that mean the same snapshot
 * @param displayName for people
 * @param line {@code haiku}, {@code sonnet}, {@code opus}, {@code fable} or {@code mythos}
 * @param contextWindow most input tokens
 * @param largestWindow most input tokens with a beta that widens the window
 * @param maxOutput most output tokens
 * @param releasedOn day of release
 * @param deprecatedOn day it was deprecated; null when it is not
 * @param retiresOn day it ended or will end, or before which it will not; null when not known
 * @param lifecycle where in its life it is
 * @param geoSurcharge whether inference bound to a place costs more
 * @param verified whether every value is from the provider's own pages
 */
public record ModelInfo(
    String id,
    List<String> otherIds,
    String displayName,
    String line,
    long contextWindow,
    long largestWindow,
    long maxOutput,
    LocalDate releasedOn,
    @Nullable LocalDate deprecatedOn,
    @Nullable LocalDate retiresOn,
    Lifecycle lifecycle,
    boolean geoSurcharge,
    boolean verified) {

  public ModelInfo {
    otherIds = List.copyOf(otherIds);
  }

  /** Where a model is in its life. */
  public enum Lifecycle {
    /** Current. */
    ACTIVE,
    /** Succeeded by another, still offered. */
    LEGACY,
    /** Its end is announced. */
    DEPRECATED,
    /** No longer offered by the provider's own API. */
    RETIRED;

    /** The provider's word, which has no name for legacy models: they are active. */
    public String wireName() {
      return switch (this) {
        case ACTIVE, LEGACY -> "active";
        case DEPRECATED -> "deprecated";
        case RETIRED -> "retired";
      };
    }
  }
}
