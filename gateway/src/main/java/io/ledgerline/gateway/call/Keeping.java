package io.ledgerline.gateway.call;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.content.Contents;
import io.ledgerline.gateway.content.KeepingParts;
import io.ledgerline.gateway.relay.AnswerCopy;
import io.ledgerline.gateway.relay.AnswerFacts;
import io.ledgerline.governance.key.Subjects;
import io.ledgerline.governance.policy.ContentSetting;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps of a call's texts what its workspace's rules say, before the entry that says so. A call
 * whose texts can't be kept although they should is refused, and an answer withheld.
 */
final class Keeping {
  private static final Logger log = LoggerFactory.getLogger(Keeping.class);

  /** Texts that go at a maximum no longer than this have keys by the day, others by the month. */
  private static final Duration SHORT = Duration.ofDays(366);

  private static final String NO_KEY = "no_key";

  private final KeepingParts parts;
  private final InstantSource clock;

  Keeping(KeepingParts parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /** What is kept of an answer, and why something is not. */
  record Kept(int texts, String notKept) {
    static final Kept NOTHING = new Kept(0, "");
  }

  /**
   * Decides what is kept and has the key ready; where there is none, texts that must be kept are
   * refused.
   */
  Decision open(Call call) {
    ContentSetting setting = setting(call);
    String said = call.attribution.subject();
    if (said != null && said.length() > Subjects.LONGEST) {
      return Decision.stop(
          OwnAnswers.malformed(
              "subject.invalid",
              "The header ledgerline-subject has %d characters; send at most %d."
                  .formatted(said.length(), Subjects.LONGEST)));
    }
    try {
      call.content = CallContent.unsalted(setting, null); // until there is better
      String subject = said == null ? null : subject(call, said);
      call.content = CallContent.unsalted(setting, subject);
      call.content = content(call, setting, subject);
      return Decision.GO;
    } catch (VaultUnavailableException e) {
      if (setting == ContentSetting.HASH) {
        // Nothing has to be kept, so the call goes on: its hashes just can't be computed again.
        log.debug("the salts of call {} are thrown away: {}", call.id, e.getMessage());
        call.requestNotKept = NO_KEY;
        return Decision.GO;
      }
      log.warn("call {} is refused: {}", call.id, e.getMessage());
      return Decision.stop(unavailable());
    } catch (DatabaseException e) {
      log.warn("call {} is refused: {}", call.id, e.getMessage());
      return Decision.stop(unavailable());
    }
  }

  /** The same for an entry about a refusal, which is written with or without a key. */
  CallContent forRefusal(Call call) {
    CallContent there = call.content;
    if (there != null) {
      return there;
    }
    ContentSetting setting = setting(call);
    CallContent made;
    try {
      made = content(call, setting, null);
    } catch (VaultUnavailableException | DatabaseException e) {
      log.debug("the salts of refused call {} are thrown away: {}", call.id, e.getMessage());
      made = CallContent.unsalted(setting, null);
    }
    call.content = made;
    return made;
  }

  private static ContentSetting setting(Call call) {
    return call.caller().workspace().content().of(RetentionState.dataClasses(call));
  }

  /**
   * The pseudonym of whom a call's content is about: its caller, where nobody else is named.
   *
   * @throws DatabaseException if nobody can say who is behind a name
   */
  String about(Call call) {
    String said = call.attribution.subject();
    return said == null || said.length() > Subjects.LONGEST
        ? call.caller().user()
        : subject(call, said);
  }

  private String subject(Call call, String said) {
    return parts.subjects().pseudonym(call.caller().tenant().name(), said);
  }

  private CallContent content(Call call, ContentSetting setting, @Nullable String subject)
      throws VaultUnavailableException {
    if (setting == ContentSetting.NONE) {
      return CallContent.unsalted(setting, subject);
    }
    Instant now = clock.instant();
    Resolution resolution = RetentionState.resolve(RecordClass.CONTENT, call);
    Instant until = resolution.until(now);
    boolean days =
        resolution.endsByMaximum()
            && until != null
            && Duration.between(now, until).compareTo(SHORT) <= 0;
    KeyPeriod period = days ? KeyPeriod.day(now) : KeyPeriod.month(now);
    var scope =
        new KeyScope(
            call.caller().tenant().name(),
            subject == null ? call.caller().user() : subject,
            period,
            RetentionState.contentClass(call),
            resolution.endsByMaximum()
                ? null
                : resolution.untilTogether(period.begin(), period.end()));
    return CallContent.under(
        parts.contents().key(scope), setting, subject, parts.contents().node());
  }

  /** Keeps the request; durable when this returns. */
  Decision request(Call call) throws InterruptedException {
    CallContent content = call.content();
    Vault.Text text = requestText(call, content.setting);
    if (text == null) {
      return Decision.GO;
    }
    if (text.bytes().length > parts.contents().longest()) {
      call.requestNotKept = "too_long";
      return Decision.GO;
    }
    // Sealed, and once more in the form of the file.
    if (!call.hold(2 * text.bytes().length)) {
      return Decision.stop(OwnAnswers.memoryFull());
    }
    try {
      keep(content, call.id, text);
      call.requestKept = text.texts();
      return Decision.GO;
    } catch (VaultUnavailableException e) {
      log.warn("call {} is refused: {}", call.id, e.getMessage());
      return Decision.stop(unavailable());
    }
  }

  private static Vault.@Nullable Text requestText(Call call, ContentSetting setting) {
    byte[] sent = call.sentAsItCame ? call.clear : call.sent;
    int both = ContentHash.PROMPT.bit() | ContentHash.PROMPT_SENT.bit();
    return switch (setting) {
      case NONE, HASH -> null;
      case FULL -> new Vault.Text(call.sentAsItCame ? both : ContentHash.PROMPT.bit(), call.clear);
      case REDACTED -> {
        if (!call.inspection.isRedacted()) {
          // Nobody took anything out, so it is no redacted text: it is not kept.
          call.requestNotKept = "not_redacted";
          yield null;
        }
        yield new Vault.Text(call.sentAsItCame ? both : ContentHash.PROMPT_SENT.bit(), sent);
      }
    };
  }

  /** What the relay has to copy for {@link #answer}. */
  AnswerCopy copy(Call call) {
    AnswerCopy.Side side =
        switch (call.content().setting) {
          case NONE, HASH -> AnswerCopy.Side.NONE;
          case FULL -> AnswerCopy.Side.RELEASED;
          case REDACTED ->
              call.requestNotKept.equals("not_redacted")
                  ? AnswerCopy.Side.NONE
                  : AnswerCopy.Side.RECEIVED;
        };
    return side == AnswerCopy.Side.NONE
        ? AnswerCopy.NONE
        : new AnswerCopy(side, call.memory(), parts.contents().longest());
  }

  /**
   * Keeps the answer under the id of the entry that ends the call; durable when this returns.
   *
   * @throws VaultUnavailableException if it should be kept and is not
   */
  Kept answer(Call call, Ended ended, UUID entry)
      throws VaultUnavailableException, InterruptedException {
    CallContent content = call.content();
    AnswerFacts facts = ended.end().facts();
    widen(call, content);
    if (content.setting == ContentSetting.NONE
        || content.setting == ContentSetting.HASH
        || facts.headNanos() == 0) {
      return new Kept(0, call.requestNotKept);
    }
    AnswerCopy copy = facts.copy();
    if (copy.side() == AnswerCopy.Side.NONE) {
      return new Kept(0, "not_redacted");
    }
    boolean full = content.setting == ContentSetting.FULL;
    boolean delivered = ended.instead() == null || facts.sse();
    if (full && !delivered) {
      return new Kept(0, "withheld");
    }
    byte[] bytes = full && ended.replacement() != null ? ended.replacement() : copy.bytes();
    if (bytes == null) {
      return new Kept(0, copy.gaveUp());
    }
    if (bytes.length > parts.contents().longest()) {
      return new Kept(0, "too_long");
    }
    boolean same = ended.replacement() == null && facts.releasedAsItCame() && delivered;
    int both = ContentHash.RESPONSE.bit() | ContentHash.RESPONSE_RECEIVED.bit();
    int one = full ? ContentHash.RESPONSE.bit() : ContentHash.RESPONSE_RECEIVED.bit();
    var text = new Vault.Text(same ? both : one, bytes);
    keep(content, entry, text);
    return new Kept(text.texts(), "");
  }

  /**
   * Schedules that only what the answer brought selects hold for both texts of the call: their key,
   * which was there before it, falls under them from now on, with whatever else is under it.
   *
   * @throws VaultUnavailableException if texts are under it and that can't be written
   */
  private static void widen(Call call, CallContent content) throws VaultUnavailableException {
    Contents.Key key = content.key();
    if (key == null || !RetentionState.grew(call)) {
      return;
    }
    Set<String> all = RetentionState.tagsAtTheEnd(call);
    var added = new ArrayList<>(RetentionState.contentClass(call, all).tags());
    added.removeAll(RetentionState.contentClass(call).tags());
    if (added.isEmpty()) {
      return;
    }
    Resolution resolution = RetentionState.resolve(RecordClass.CONTENT, call, all);
    KeyPeriod period = key.period();
    try {
      key.alsoAbout(
          added,
          resolution.endsByMaximum()
              ? null
              : resolution.untilTogether(period.begin(), period.end()));
    } catch (VaultUnavailableException e) {
      if (content.setting != ContentSetting.HASH) {
        throw e;
      }
      log.warn("the hashes of call {} stay under its first tags: {}", call.id, e.getMessage());
    }
  }

  private static void keep(CallContent content, UUID entry, Vault.Text text)
      throws VaultUnavailableException, InterruptedException {
    var key = content.key();
    if (key == null) {
      throw new IllegalStateException("key: none (expected: one, where texts are kept)");
    }
    key.keep(entry, List.of(text));
  }

  static OwnAnswer unavailable() {
    return OwnAnswers.unavailable(
        "vault.unavailable",
        "The texts of this call must be kept, and the vault can't do so at this moment; try again.");
  }
}
