package io.ledgerline.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.Installation;
import io.ledgerline.governance.MovableClock;
import io.ledgerline.governance.approval.ApprovalRefusedException.Reason;
import io.ledgerline.governance.erasure.Identities;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalsIT {
  private static final Scope ALL = new Scope.Organization();
  private static final Scope THREADCO = new Scope.Tenant("threadco");

  private final Installation installation = Installation.shopMate();
  private final MovableClock clock =
      new MovableClock(java.time.Instant.parse("2026-09-01T10:00:00Z"));
  private Approvals approvals;

  @BeforeEach
  void assemble() {
    approvals =
        new Approvals(
            installation.database,
            installation.principals,
            clock,
            new UuidV7(clock, new SecureRandom()),
            new SecureRandom());
  }

  private Asker asker(String person, Scope scope) {
    String owner =
        installation.database.inOrganization(
            connection ->
                installation.principals.pseudonym(
                    connection, scope.tenantName(), Principal.Kind.USER, person));
    return new Asker(new Actor(Actor.Kind.USER, owner), owner, scope);
  }

  private static ApprovalWish wish(String tenant) {
    return new ApprovalWish(
        tenant, "subject.erase", "u_abc", Map.of("case", "DSR-7"), Duration.ofHours(24));
  }

  private static Reason refusal(Callable<?> work) {
    try {
      work.call();
    } catch (ApprovalRefusedException e) {
      return e.reason();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was not refused");
  }

  @Test
  void needsASecondPersonWithAKeyOfTheirOwn() throws Exception {
    Asker mara = asker("mara.olsen@shopmate.example", THREADCO);
    Approval asked = approvals.request(wish("threadco"), mara);

    assertThat(refusal(() -> approvals.approve(asked.id(), mara))).isEqualTo(Reason.SAME_PERSON);
    Approval approved = approvals.approve(asked.id(), asker("jo@shopmate.example", THREADCO));

    assertThat(approved.state()).isEqualTo(Approval.State.APPROVED);
    assertThat(approved.decidedOwner()).isNotEqualTo(approved.requestedOwner());
  }

  @Test
  void namesWhoAskedToWhoMaySeeThem() throws Exception {
    Asker mara = asker("mara.olsen@shopmate.example", THREADCO);
    Approval own = approvals.request(wish("threadco"), mara);
    Approval all = approvals.request(wish("threadco"), asker("pat@shopmate.example", ALL));

    assertThat(approvals.names(THREADCO, List.of(own, all)))
        .isEqualTo(Map.of(mara.owner(), "mara.olsen@shopmate.example"));
    assertThat(approvals.names(ALL, List.of(own, all)))
        .containsValues("mara.olsen@shopmate.example", "pat@shopmate.example");
    assertThat(approvals.names(new Scope.Tenant("homely"), List.of(own))).isEmpty();

    String erased = Identities.ERASED + "1";
    installation.database.inOrganization(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "update governance.principal set identity = ? where pseudonym = ?")) {
            statement.setString(1, erased);
            statement.setString(2, mara.owner());
            return statement.executeUpdate();
          }
        });
    assertThat(approvals.names(THREADCO, List.of(own))).isEmpty();
  }

  @Test
  void takesTwoKeysOfOnePersonForOnePersonInWhateverTenantTheyAre() throws Exception {
    Approval asked =
        approvals.request(wish("threadco"), asker("mara.olsen@shopmate.example", THREADCO));
    Asker sameElsewhere = asker("Mara.Olsen@ShopMate.example", ALL);

    assertThat(sameElsewhere.owner()).isNotEqualTo(asked.requestedOwner());
    assertThat(refusal(() -> approvals.approve(asked.id(), sameElsewhere)))
        .isEqualTo(Reason.SAME_PERSON);
  }

  @Test
  void takesAnErasedNameForNobodysSecondPerson() throws Exception {
    Asker mara = asker("mara.olsen@shopmate.example", THREADCO);
    Approval asked = approvals.request(wish("threadco"), mara);
    installation.database.inTenant(
        "threadco",
        connection -> new Identities().erase(connection, "threadco", mara.owner(), "e1"));

    assertThat(
            refusal(() -> approvals.approve(asked.id(), asker("mara.olsen@shopmate.example", ALL))))
        .isEqualTo(Reason.SAME_PERSON);
  }

  @Test
  void recordsEveryStepAsAnEntryInTheSameTransaction() throws Exception {
    Approval asked = approvals.request(wish("threadco"), asker("mara@shopmate.example", THREADCO));
    approvals.deny(asked.id(), asker("jo@shopmate.example", THREADCO));

    List<EntryView> entries = entries("threadco");
    assertThat(entries)
        .extracting(EntryView::type)
        .containsExactly(EventType.APPROVAL_REQUESTED, EventType.APPROVAL_DECIDED);
    assertThat(entries.getLast().text(Field.STATUS)).isEqualTo("denied");
    assertThat(entries.getLast().object(Field.DETAILS))
        .containsEntry("approval", asked.id())
        .containsEntry("with_case", "DSR-7");
  }

  @Test
  void expiresAndSaysSoOnce() throws Exception {
    Approval asked = approvals.request(wish("threadco"), asker("mara@shopmate.example", THREADCO));
    clock.advance(Duration.ofHours(25));

    assertThat(refusal(() -> approvals.approve(asked.id(), asker("jo@shopmate.example", THREADCO))))
        .isEqualTo(Reason.NOT_OPEN);
    assertThat(approvals.expire()).isEqualTo(1);
    assertThat(approvals.expire()).isZero();
    assertThat(entries("threadco").getLast().text(Field.STATUS)).isEqualTo("expired");
  }

  @Test
  void tellsWhoDecidesAgainWhatBecameOfIt() throws Exception {
    Asker mara = asker("mara@shopmate.example", THREADCO);
    Asker jo = asker("jo@shopmate.example", THREADCO);
    Asker pat = asker("pat@shopmate.example", THREADCO);
    Approval denied = approvals.request(wish("threadco"), mara);
    approvals.deny(denied.id(), jo);
    Approval approved = approvals.request(wish("threadco"), mara);
    approvals.approve(approved.id(), jo);

    refused(
        () -> approvals.approve(denied.id(), jo),
        "This was denied by jo@shopmate.example at 2026-09-01T10:00:00Z; who asked for it has to"
            + " send the request anew.");
    refused(
        () -> approvals.deny(denied.id(), jo),
        "This was denied by jo@shopmate.example at 2026-09-01T10:00:00Z; who asked for it has to"
            + " send the request anew.");
    refused(
        () -> approvals.approve(approved.id(), jo),
        "This was approved by jo@shopmate.example at 2026-09-01T10:00:00Z; nothing is left to"
            + " decide.");
    assertThat(approvals.resume(approved.id(), jo).state()).isEqualTo(Approval.State.APPROVED);
    refused(
        () -> approvals.resume(approved.id(), pat),
        "This was approved by jo@shopmate.example at 2026-09-01T10:00:00Z; nothing is left to"
            + " decide.");
    refused(
        () -> approvals.approve(approved.id(), pat),
        "This was approved by jo@shopmate.example at 2026-09-01T10:00:00Z; nothing is left to"
            + " decide.");
    installation.database.inOrganization(
        connection -> {
          approvals.done(connection, approved, Map.of());
          return null;
        });
    refused(
        () -> approvals.approve(approved.id(), jo),
        "This was approved by jo@shopmate.example at 2026-09-01T10:00:00Z and is done; nothing is"
            + " left to decide.");
  }

  @Test
  void tellsWhoDecidesTooLateThatItHasToBeAskedForAnewAndNoNameThatTheyMayNotSee()
      throws Exception {
    Approval late = approvals.request(wish("threadco"), asker("mara@shopmate.example", THREADCO));
    Approval decided = approvals.request(wish("threadco"), asker("mara@shopmate.example", ALL));
    Asker jo = asker("jo@shopmate.example", THREADCO);
    approvals.deny(decided.id(), asker("pat@shopmate.example", ALL));
    refused(
        () -> approvals.deny(decided.id(), jo),
        "This was denied at 2026-09-01T10:00:00Z; who asked for it has to send the request anew.");

    clock.advance(Duration.ofHours(25));
    refused(
        () -> approvals.deny(late.id(), jo),
        "This could be decided until 2026-09-02T10:00:00Z and was not; who asked for it has to"
            + " send the request anew.");
  }

  private static void refused(ThrowingCallable decision, String sentence) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(
            ApprovalRefusedException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_OPEN))
        .hasMessage(sentence);
  }

  @Test
  void showsATenantNothingOfAnother() throws Exception {
    Approval asked = approvals.request(wish("threadco"), asker("mara@shopmate.example", THREADCO));
    String other = otherTenant();
    Asker stranger = asker("eve@other.example", new Scope.Tenant(other));

    assertThat(approvals.list(stranger.scope(), null, null, 10)).isEmpty();
    assertThat(approvals.find(stranger.scope(), asked.id())).isEmpty();
    assertThat(refusal(() -> approvals.approve(asked.id(), stranger))).isEqualTo(Reason.UNKNOWN);
    assertThat(refusal(() -> approvals.request(wish("threadco"), stranger)))
        .isEqualTo(Reason.INVALID);
    assertThat(approvals.list(THREADCO, Approval.State.WAITING, null, 10))
        .extracting(Approval::id)
        .containsExactly(asked.id());
  }

  @Test
  void isDecidedOnceHoweverManyDecideAtOnce() throws Exception {
    Approval asked = approvals.request(wish("threadco"), asker("mara@shopmate.example", THREADCO));
    var decided = new AtomicInteger();
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Asker by = asker("person" + i + "@shopmate.example", THREADCO);
      boolean yes = i % 2 == 0;
      all.add(
          () -> {
            try {
              var unused = yes ? approvals.approve(asked.id(), by) : approvals.deny(asked.id(), by);
              decided.incrementAndGet();
            } catch (ApprovalRefusedException e) {
              assertThat(e.reason()).isEqualTo(Reason.NOT_OPEN);
            }
            return null;
          });
    }
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : workers.invokeAll(all)) {
        each.get();
      }
    }
    assertThat(decided).hasValue(1);
    assertThat(entries("threadco")).hasSize(2);
  }

  @Test
  void refusesTextThatCouldNameAPerson() {
    var wish =
        new ApprovalWish(
            "threadco", "subject.erase", "Ada Lovelace", Map.of(), Duration.ofHours(1));
    assertThatThrownBy(() -> approvals.request(wish, asker("mara@shopmate.example", THREADCO)))
        .isInstanceOf(ApprovalRefusedException.class)
        .hasMessageContaining("target can't stand in an entry");
  }

  private String otherTenant() {
    return installation.database.inOrganization(
        connection -> {
          try (var row =
              connection
                  .createStatement()
                  .executeQuery(
                      "select tenant from governance.tenant where tenant <> 'threadco' limit 1")) {
            row.next();
            return row.getString(1);
          }
        });
  }

  /** What waits to be fed about approvals. */
  private List<EntryView> entries(String stream) {
    return installation.database.inSystem(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select entry from governance.outbox where stream = ? order by sequence")) {
            statement.setString(1, stream);
            var rows = statement.executeQuery();
            var found = new ArrayList<EntryView>();
            while (rows.next()) {
              EntryView entry = EntryView.parse(rows.getBytes(1));
              if (entry.typeName().startsWith("approval.")) {
                found.add(entry);
              }
            }
            return found;
          } catch (io.ledgerline.audit.MalformedEntryException e) {
            throw new AssertionError(e);
          }
        });
  }
}
