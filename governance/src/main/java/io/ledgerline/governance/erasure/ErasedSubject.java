package io.ledgerline.governance.erasure;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known for ever of an erasure, so that an older copy of the database brings nobody
 * back: it is carried forward ({@code erasures.carried}) when the entry about it is let go. Holds
 * pseudonyms and a case, and no name.
 *
 * @param id the id of the entry {@code subject.erased}
 * @param subject a pseudonym
 * @param at when it was erased
 */
public record ErasedSubject(
    UUID id,
    String subject,
    Instant at,
    String caseId,
    String basis,
    String askedBy,
    String approvedBy) {
  private static final String LIST = "erasures";

  /** What people wrote is cut where it is carried, so that several fit into an entry. */
  private static final int LONGEST = 500;

  /** So many fit into an entry, whatever their cases are called. */
  public static final int AT_ONCE = 8;

  /** Those that an entry tells: its own, or those that it carries forward. */
  public static List<ErasedSubject> in(EntryView entry) {
    return switch (entry.type()) {
      case SUBJECT_ERASED -> own(entry);
      case ERASURES_CARRIED -> carried(entry.object(Field.DETAILS).get(LIST));
      default -> List.of();
    };
  }

  /** Whether an entry's bytes can be one that tells any. */
  public static boolean mayBeIn(byte[] entry) {
    return EventType.SUBJECT_ERASED.mayBe(entry) || EventType.ERASURES_CARRIED.mayBe(entry);
  }

  /** The details of an entry that carries them forward. */
  public static EntryObject details(List<ErasedSubject> erased) {
    return EntryObject.object()
        .objects(LIST, erased.stream().map(ErasedSubject::entryObject).toList());
  }

  private EntryObject entryObject() {
    return EntryObject.object()
        .text("id", id.toString())
        .text("subject", subject)
        .text("at", at.toString())
        .text("case", cut(caseId))
        .text("basis", cut(basis))
        .text("asked_by", askedBy)
        .text("approved_by", approvedBy);
  }

  private static List<ErasedSubject> own(EntryView entry) {
    String subject = entry.text(Field.SUBJECT);
    Map<String, Object> details = entry.object(Field.DETAILS);
    return subject == null
        ? List.of()
        : List.of(
            new ErasedSubject(
                entry.id(),
                subject,
                entry.ts(),
                text(details, "case"),
                text(details, "basis"),
                text(details, "asked_by"),
                String.valueOf(entry.text(Field.APPROVED_BY))));
  }

  private static List<ErasedSubject> carried(@Nullable Object list) {
    List<ErasedSubject> found = new ArrayList<>();
    if (list instanceof List<?> items) {
      for (Object each : items) {
        if (each instanceof Map<?, ?> item) {
          found.add(of(item));
        }
      }
    }
    return found;
  }

  /**
   * @throws IllegalArgumentException if it is none: who reads must not pass over an erasure
   */
  private static ErasedSubject of(Map<?, ?> item) {
    try {
      return new ErasedSubject(
          UUID.fromString(text(item, "id")),
          text(item, "subject"),
          Instant.parse(text(item, "at")),
          text(item, "case"),
          text(item, "basis"),
          text(item, "asked_by"),
          text(item, "approved_by"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a carried erasure without a time", e);
    }
  }

  private static String cut(String text) {
    int end = Math.min(text.length(), LONGEST);
    boolean half = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, half ? end - 1 : end);
  }

  private static String text(Map<?, ?> item, String name) {
    return String.valueOf(item.get(name));
  }
}
