package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.ANN;
import static io.ledgerline.governance.budget.Specs.NOON;
import static io.ledgerline.governance.budget.Specs.live;
import static io.ledgerline.governance.budget.Specs.reserved;
import static io.ledgerline.governance.budget.Specs.tenant;
import static io.ledgerline.governance.budget.Specs.warn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetBookTest {
  private static final BudgetSpec DAY = tenant("day", Window.DAY, 1_000, warn(50));
  private final Tape tape = new Tape();

  private static BudgetBook book() {
    return BudgetBook.from(BudgetImage.EMPTY, 1_000);
  }

  private LiveBudgets restarted(BudgetBook book, Specs.Heard heard) throws Exception {
    return LiveBudgets.open(
        BudgetSettings.DEFAULT, book, List.of(DAY), new LocalLeases(() -> NOON).node("a"), heard);
  }

  @Test
  void anImageAtAnyEntryWithTheRestGivesTheSameAsAllEntries() {
    LiveBudgets budgets = live(DAY);
    for (int i = 0; i < 12; i++) {
      String stream = i % 3 == 0 ? "threadco" : "denimco";
      Reservation held = reserved(budgets, 20);
      long index = tape.admitted(stream, held, NOON.plusSeconds(i));
      if (i % 4 != 0) {
        tape.ended(EventType.CALL_COMPLETED, stream, index, NOON.plusSeconds(i), i);
      }
    }
    BudgetBook whole = book();
    tape.replayInto(whole);

    for (String cutStream : tape.streams.keySet()) {
      for (int cut = 0; cut <= tape.streams.get(cutStream).size(); cut++) {
        BudgetBook first = book();
        for (int i = 0; i < cut; i++) {
          first.replay(tape.view(cutStream, i), cutStream, i);
        }
        String text = BudgetImageText.write(first.image());
        BudgetBook second = BudgetBook.from(BudgetImageText.read(text), 1_000);
        tape.replayInto(second);
        assertThat(second.image()).isEqualTo(whole.image());
        assertThat(BudgetImageText.write(second.image()))
            .isEqualTo(BudgetImageText.write(whole.image()));
      }
    }
  }

  @Test
  void skipsWhatItHasCountedAndRefusesAGap() {
    LiveBudgets budgets = live(DAY);
    long index = tape.admitted("threadco", reserved(budgets, 20), NOON);
    tape.ended(EventType.CALL_COMPLETED, "threadco", index, NOON, 7);
    BudgetBook book = book();
    EntryView second = tape.view("threadco", 1);

    assertThatThrownBy(() -> book.replay(second, "threadco", 1))
        .isInstanceOf(ReplayGapException.class)
        .hasMessage("budgets: stream threadco at entry 1 (expected: 0)");
    tape.replayInto(book);
    book.replay(second, "threadco", 1);

    assertThat(book.settledAtWorst().values()).extracting(Tally::spent).containsExactly(7L);
    assertThat(book.next("threadco")).isEqualTo(2);
  }

  @Test
  void countsAnEndToldTwiceOnce() {
    LiveBudgets budgets = live(DAY);
    long index = tape.admitted("threadco", reserved(budgets, 20), NOON);
    tape.ended(EventType.CALL_INTERRUPTED, "threadco", index, NOON, 20);
    tape.ended(EventType.CALL_COMPLETED, "threadco", index, NOON, 9);
    BudgetBook book = book();

    tape.replayInto(book);

    assertThat(book.settledAtWorst().values()).extracting(Tally::spent).containsExactly(20L);
    assertThat(book.strayEnds()).isOne();
  }

  @Test
  void takesAnOpenCallAtItsReservationAndListsItForItsEntry() throws Exception {
    Reservation held = reserved(live(DAY), 300);
    tape.admitted("threadco", held, NOON);
    BudgetBook book = book();
    tape.replayInto(book);

    LiveBudgets budgets = restarted(book, new Specs.Heard());

    assertThat(budgets.standing(ANN, NOON).getFirst().spentNanoUsd()).isEqualTo(300);
    OpenCall open = budgets.interrupted().getFirst();
    assertThat(open.requestId()).isEqualTo(held.call().toString());
    EntryView entry =
        EntryView.parse(BudgetEntries.interrupted(new UUID(7, 9), NOON, open).build());
    budgets.replay(entry, "threadco", 1);
    assertThat(budgets.standing(ANN, NOON).getFirst().spentNanoUsd()).isEqualTo(300);
    assertThat(budgets.image().open()).isEmpty();
  }

  @Test
  void laterCorrectionsReachTheBudgetsThatAreRunning() throws Exception {
    tape.admitted("threadco", reserved(live(DAY), 300), NOON);
    BudgetBook book = book();
    tape.replayInto(book);
    LiveBudgets budgets = restarted(book, new Specs.Heard());
    OpenCall open = budgets.interrupted().getFirst();
    budgets.replay(
        EntryView.parse(BudgetEntries.interrupted(new UUID(7, 8), NOON, open).build()),
        "threadco",
        1);

    EntryView correction =
        EntryView.parse(
            BudgetEntries.adjusted(new UUID(7, 9), NOON, "threadco", open.counters(), 300, 120)
                .build());
    budgets.replay(correction, "threadco", 2);
    budgets.replay(correction, "threadco", 2);

    assertThat(budgets.standing(ANN, NOON).getFirst().spentNanoUsd()).isEqualTo(120);
  }

  @Test
  void aThresholdThatHasItsEntryIsNotReportedAgainAfterAStart() throws Exception {
    LiveBudgets before = live(DAY);
    Reservation held = reserved(before, 600);
    long index = tape.admitted("threadco", held, NOON);
    tape.ended(EventType.CALL_COMPLETED, "threadco", index, NOON, 600);
    Counter counter = Counter.at("threadco/day", "", Window.DAY, NOON);

    Specs.Heard lost = new Specs.Heard();
    BudgetBook without = book();
    tape.replayInto(without);
    LiveBudgets first = restarted(without, lost);
    first.settle(reserved(first, 1), 1);
    first.upkeep(NOON);
    assertThat(lost.thresholds).hasSize(1);

    tape.threshold("threadco", counter, 50, NOON);
    Specs.Heard quiet = new Specs.Heard();
    BudgetBook with = book();
    tape.replayInto(with);
    LiveBudgets second = restarted(with, quiet);
    second.settle(reserved(second, 1), 1);
    second.upkeep(NOON);
    assertThat(quiet.thresholds).isEmpty();
  }

  @Test
  void anEntryOfAThresholdHoldsWhatReplayNeeds() throws Exception {
    Counter counter = Counter.at("threadco/day", "", Window.DAY, NOON);
    BudgetState state = live(DAY).standing(ANN, NOON).getFirst();

    EntryView entry =
        EntryView.parse(
            BudgetEntries.threshold(new UUID(7, 1), NOON, counter, DAY, warn(50), state).build());

    assertThat(BudgetEntry.of(entry)).isEqualTo(new BudgetEntry.Reported(List.of(counter), 50));
  }
}
