package io.ledgerline.governance.conversation;

import static io.ledgerline.governance.Installation.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.MovableClock;
import io.ledgerline.governance.conversation.ConversationPins.Pinned;
import io.ledgerline.governance.policy.PromptVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredPinsIT {
  private static final PromptVersion OLD = PromptVersion.of(List.of("Be warm.", "Socks: 14 €"));
  private static final PromptVersion NEW = PromptVersion.of(List.of("Be brisk."));
  private static final boolean FIRST = true;
  private static final boolean LATER = false;

  private Installation installation;
  private MovableClock clock;

  @BeforeEach
  void applySample() {
    installation = Installation.shopMate();
    clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
  }

  @Test
  void keepsTheBytesAConversationBeganWith() {
    try (var pins = start(100)) {
      assertThat(pins.pinned("threadco", "c1", FIRST, OLD)).isEqualTo(new Pinned.Begun(OLD));
      assertThat(pins.pinned("threadco", "c1", LATER, NEW)).isEqualTo(new Pinned.Kept(OLD));
      assertThat(pins.pinned("threadco", "c2", FIRST, NEW)).isEqualTo(new Pinned.Begun(NEW));
    }
  }

  @Test
  void firstWordsThatAreSaidAgainBeginWithTheNewestPromptAlsoAfterARestart() {
    try (var pins = start(100)) {
      pins.begin("threadco", "c1", OLD);
      assertThat(pins.begin("threadco", "c1", NEW)).isEqualTo(new Pinned.Begun(NEW));
      assertThat(pins.begin("threadco", "c1", NEW)).isEqualTo(new Pinned.Kept(NEW));
    }

    try (var pins = start(100)) {
      assertThat(pins.pinned("threadco", "c1", LATER, OLD)).isEqualTo(new Pinned.Kept(NEW));
    }
  }

  @Test
  void keepsThemAcrossARestart() {
    try (var pins = start(100)) {
      pins.pinned("threadco", "c1", FIRST, OLD);
    }

    try (var pins = start(100)) {
      assertThat(pins.pinned("threadco", "c1", LATER, NEW)).isEqualTo(new Pinned.Kept(OLD));
    }
  }

  @Test
  void writesWithoutBeingClosedAndReadsWhatLeftMemory() {
    try (var pins = start(1)) {
      pins.pinned("threadco", "c1", FIRST, OLD);
      await("the pin to be written", () -> stored() == 1);
      pins.pinned("threadco", "c2", FIRST, NEW);
      await("the other pin to be written", () -> stored() == 2);

      assertThat(pins.pinned("threadco", "c1", LATER, NEW)).isEqualTo(new Pinned.Kept(OLD));
    }
  }

  @Test
  void neverFindsAConversationOfAnotherTenant() {
    try (var pins = start(100)) {
      pins.pinned("threadco", "c1", FIRST, OLD);
    }

    try (var pins = start(100)) {
      assertThat(pins.pinned("voltbay", "c1", LATER, NEW)).isEqualTo(new Pinned.Unknown(NEW));
    }
  }

  @Test
  void takesABackgroundCallOfALivingConversationForPartOfIt() {
    try (var pins = start(100)) {
      pins.pinned("threadco", "session", FIRST, OLD);
      clock.advance(Duration.ofMinutes(59));

      assertThat(pins.pinned("threadco", "session", FIRST, NEW)).isEqualTo(new Pinned.Kept(OLD));
    }
  }

  @Test
  void beginsAnewWhenTheSameFirstWordsComeAfterAnHour() {
    try (var pins = start(100)) {
      pins.pinned("threadco", "hello", FIRST, OLD);
      clock.advance(Duration.ofHours(2));

      assertThat(pins.pinned("threadco", "hello", FIRST, NEW)).isEqualTo(new Pinned.Begun(NEW));
    }
    try (var pins = start(100)) {
      assertThat(pins.pinned("threadco", "hello", LATER, OLD)).isEqualTo(new Pinned.Kept(NEW));
    }
  }

  @Test
  void forgetsAConversationThatWasNotUsedForThirtyDays() {
    try (var pins = start(100)) {
      pins.pinned("threadco", "c1", FIRST, OLD);
      clock.advance(Duration.ofDays(29));
      assertThat(pins.pinned("threadco", "c1", LATER, NEW)).isEqualTo(new Pinned.Kept(OLD));
      await("the use to be noted", () -> usedAt().equals(clock.instant()));
      clock.advance(Duration.ofDays(31));

      assertThat(pins.pinned("threadco", "c1", LATER, NEW)).isEqualTo(new Pinned.Unknown(NEW));
    }
  }

  @Test
  void deletesVersionsOnlyWhenNoLivingPinNeedsThem() {
    var rows = new PinRows(installation.database);
    try (var pins = start(100)) {
      pins.pinned("threadco", "old", FIRST, OLD);
      pins.pinned("threadco", "older", FIRST, NEW);
      clock.advance(Duration.ofDays(20));
      pins.pinned("threadco", "old", LATER, NEW);
    }

    rows.deleteUnusedSince(clock.instant().minus(Duration.ofDays(10)));

    assertThat(versions()).containsExactly(OLD.id());
  }

  @Test
  void saysWhenThePinnedBytesAreGone() {
    try (var pins = start(100)) {
      pins.pinned("threadco", "c1", FIRST, OLD);
    }
    installation.database.inOrganization(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("delete from governance.conversation_pin");
            statement.execute("delete from governance.prompt_version");
            statement.execute(
                "insert into governance.prompt_version values ('threadco', '%s', '[\"x\"]', now())"
                    .formatted(OLD.id()));
            return statement.execute(
                "insert into governance.conversation_pin values ('threadco', 'c1', '%s', '%s')"
                    .formatted(OLD.id(), clock.instant()));
          }
        });

    try (var pins = start(100)) {
      assertThat(pins.pinned("threadco", "c1", LATER, NEW))
          .isEqualTo(new Pinned.Lost(NEW, OLD.id()));
    }
  }

  private StoredPins start(int most) {
    return StoredPins.start(installation.database, clock, most);
  }

  private long stored() {
    return Long.parseLong(text("select count(*)::text from governance.conversation_pin"));
  }

  private Instant usedAt() {
    return Instant.parse(
        text(
            "select to_char(coalesce(max(used_at), 'epoch') at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + " from governance.conversation_pin"));
  }

  private List<String> versions() {
    return List.of(text("select string_agg(id, ',') from governance.prompt_version").split(","));
  }

  private String text(String sql) {
    return installation.database.inOrganization(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
          }
        });
  }
}
