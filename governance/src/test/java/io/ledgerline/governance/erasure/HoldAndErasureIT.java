package io.ledgerline.governance.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.Installation;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.ApprovalWish;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.hold.HoldWish;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HoldAndErasureIT {
  private static final Scope THREADCO = new Scope.Tenant("threadco");

  private final Installation installation = Installation.shopMate();
  private final Clock clock = Clock.systemUTC();
  private final UuidV7 ids = new UuidV7(clock, new SecureRandom());
  private final Approvals approvals =
      new Approvals(installation.database, installation.principals, clock, ids, new SecureRandom());
  private final Holds holds =
      new Holds(installation.database, approvals, clock, ids, new SecureRandom());
  private final Erasures erasures =
      new Erasures(installation.database, approvals, List.of(new Identities()), clock, ids);
  private final Asker mara = asker("mara.olsen@shopmate.example");
  private final Asker jo = asker("jo@shopmate.example");

  private String pseudonym(String identity) {
    return installation.database.inTenant(
        "threadco",
        connection ->
            installation.principals.pseudonym(
                connection, "threadco", Principal.Kind.USER, identity));
  }

  private Asker asker(String person) {
    String owner = pseudonym(person);
    return new Asker(new Actor(Actor.Kind.USER, owner), owner, THREADCO);
  }

  private String identity(String subject) {
    return installation.database.inTenant(
        "threadco",
        connection -> installation.principals.identity(connection, subject).orElseThrow());
  }

  private Approval approved(String action, String target) throws ApprovalRefusedException {
    var wish =
        new ApprovalWish(
            "threadco",
            action,
            target,
            Map.of("case", "DSR-7", "basis", "gdpr:17.1.a"),
            Duration.ofHours(24));
    return approvals.approve(approvals.request(wish, mara).id(), jo);
  }

  private Hold hold(String subject) throws Exception {
    return holds.set(new HoldWish("threadco", "LIT-2026-4", subject, null, null, null, null), mara);
  }

  @Test
  void destroysTheNameBehindAPseudonymAndSaysSoInAnEntry() throws Exception {
    String ada = pseudonym("ada@customer.example");

    Erasure erasure = erasures.execute(approved(Erasures.ERASE, ada).id(), "threadco", jo);

    assertThat(erasure.destroyed()).containsEntry("identities", 1L);
    assertThat(identity(ada)).isEqualTo("erased:" + erasure.id());
    EntryView entry = entries().getLast();
    assertThat(entry.type()).isEqualTo(EventType.SUBJECT_ERASED);
    assertThat(entry.text(Field.SUBJECT)).isEqualTo(ada);
    assertThat(entry.object(Field.DETAILS)).containsEntry("case", "DSR-7");
    assertThat(entry.text(Field.APPROVED_BY)).isEqualTo(jo.owner());
    assertThat(erasures.list(THREADCO, null, 10)).containsExactly(erasure);
  }

  @Test
  void destroysNothingTwiceWithOneApproval() throws Exception {
    String ada = pseudonym("ada@customer.example");
    Approval approval = approved(Erasures.ERASE, ada);
    erasures.execute(approval.id(), "threadco", jo);

    assertThatThrownBy(() -> erasures.execute(approval.id(), "threadco", jo))
        .isInstanceOf(ApprovalRefusedException.class);
  }

  @Test
  void destroysNothingWithoutApproval() throws Exception {
    String ada = pseudonym("ada@customer.example");
    var wish = new ApprovalWish("threadco", Erasures.ERASE, ada, Map.of(), Duration.ofHours(1));
    Approval asked = approvals.request(wish, mara);

    assertThatThrownBy(() -> erasures.execute(asked.id(), "threadco", jo))
        .isInstanceOf(ApprovalRefusedException.class);
    assertThat(identity(ada)).isEqualTo("ada@customer.example");
  }

  @Test
  void letsAHoldBeatAnErasureAndDoesItOnceTheHoldIsCleared() throws Exception {
    String ada = pseudonym("ada@customer.example");
    Hold hold = hold(ada);
    Approval approval = approved(Erasures.ERASE, ada);

    assertThatThrownBy(() -> erasures.execute(approval.id(), "threadco", jo))
        .isInstanceOf(HeldException.class)
        .hasMessageContaining(hold.id());
    assertThat(identity(ada)).isEqualTo("ada@customer.example");
    assertThat(entries().getLast().type()).isEqualTo(EventType.ERASURE_REFUSED);

    holds.clear(approved(Holds.CLEAR, hold.id()).id(), "threadco", jo);
    erasures.execute(approval.id(), "threadco", jo);
    assertThat(identity(ada)).startsWith("erased:");
  }

  @Test
  void holdsASubjectByAHoldThatNamesNobody() throws Exception {
    String ada = pseudonym("ada@customer.example");
    var unused = hold(null);

    assertThat(erasures.holds("threadco", ada)).hasSize(1);
  }

  @Test
  void letsAHoldForSomebodyElseStandAside() throws Exception {
    var unused = hold(pseudonym("bob@customer.example"));

    assertThat(erasures.holds("threadco", pseudonym("ada@customer.example"))).isEmpty();
  }

  @Test
  void destroysAgainWhatAnOlderCopyBroughtBack() throws Exception {
    String ada = pseudonym("ada@customer.example");
    Erasure erasure = erasures.execute(approved(Erasures.ERASE, ada).id(), "threadco", jo);
    EntryView entry = entries().getLast();
    restore(ada, "ada@customer.example");

    assertThat(erasures.reapply(entry)).isTrue();
    assertThat(identity(ada)).startsWith("erased:");
    assertThat(erasures.reapply(entry)).isFalse();
    assertThat(erasures.find(THREADCO, erasure.id()).orElseThrow().repeated()).isEqualTo(1);
  }

  /**
   * Hold against erasure at the same moment, many times. The order of their entries is the order of
   * their commits: a hold that came first must have found everything still there.
   */
  @Test
  void neverDestroysBehindAHoldHoweverTheyRace() throws Exception {
    int held = 0;
    for (int round = 0; round < 40; round++) {
      String subject = pseudonym("subject" + round + "@customer.example");
      Approval approval = approved(Erasures.ERASE, subject);
      List<Callable<Boolean>> both = new ArrayList<>();
      both.add(() -> hold(subject) != null);
      both.add(() -> erased(approval));
      if (round % 2 == 0) {
        both.addFirst(both.removeLast());
      }
      try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var each : workers.invokeAll(both)) {
          each.get();
        }
      }
      List<EventType> order =
          entries().stream()
              .filter(entry -> subject.equals(entry.text(Field.SUBJECT)))
              .map(EntryView::type)
              .toList();
      boolean destroyed = identity(subject).startsWith("erased:");
      assertThat(order)
          .isEqualTo(
              destroyed
                  ? List.of(EventType.SUBJECT_ERASED, EventType.HOLD_SET)
                  : List.of(EventType.HOLD_SET, EventType.ERASURE_REFUSED));
      held += destroyed ? 0 : 1;
    }
    assertThat(held).as("rounds in which the hold came first").isBetween(0, 40);
  }

  private boolean erased(Approval approval) throws Exception {
    try {
      erasures.execute(approval.id(), "threadco", jo);
      return true;
    } catch (HeldException e) {
      return false;
    }
  }

  private void restore(String subject, String identity) {
    installation.database.inTenant(
        "threadco",
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "update governance.principal set identity = ? where pseudonym = ?")) {
            statement.setString(1, identity);
            statement.setString(2, subject);
            return statement.executeUpdate();
          }
        });
  }

  private List<EntryView> entries() {
    return installation.database.inSystem(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select entry from governance.outbox where stream = 'threadco' order by sequence")) {
            var rows = statement.executeQuery();
            var found = new ArrayList<EntryView>();
            while (rows.next()) {
              found.add(EntryView.parse(rows.getBytes(1)));
            }
            return found;
          } catch (MalformedEntryException e) {
            throw new AssertionError(e);
          }
        });
  }
}
