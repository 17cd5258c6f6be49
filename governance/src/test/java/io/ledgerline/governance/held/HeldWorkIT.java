package io.ledgerline.governance.held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.Installation;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.setting.Actor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldWorkIT {
  private static final String INPUT = "{\"to\":\"x@evil.example\"}";
  private static final Scope THREADCO = new Scope.Tenant("threadco");

  private final Installation installation = Installation.shopMate();
  private final TenantKey key = new TenantKey(new byte[TenantKey.LENGTH]);
  private Approvals approvals;
  private HeldWork tools;
  private final AtomicBoolean wanted = new AtomicBoolean(true);

  @BeforeEach
  void assemble() {
    var random = new SecureRandom();
    var clock = Clock.systemUTC();
    approvals =
        new Approvals(
            installation.database,
            installation.principals,
            clock,
            new UuidV7(clock, random),
            random);
    tools = new HeldWork(installation.database, approvals);
  }

  @Test
  void anApprovalLetsExactlyThisPassOnce() throws Exception {
    HeldWork.Held held = tools.hold(wish("hmac-sha256:aa"));
    assertThat(held.state()).isEqualTo(Approval.State.WAITING);
    assertThat(tools.hold(wish("hmac-sha256:aa")).approval()).isEqualTo(held.approval());

    approvals.approve(held.approval(), asker("jo@shopmate.example"));

    assertThat(tools.hold(wish("hmac-sha256:bb")).state()).isEqualTo(Approval.State.WAITING);
    assertThat(tools.hold(wish("hmac-sha256:aa")).state()).isEqualTo(Approval.State.DONE);
    HeldWork.Held again = tools.hold(wish("hmac-sha256:aa"));
    assertThat(again.state()).isEqualTo(Approval.State.WAITING);
    assertThat(again.approval()).isNotEqualTo(held.approval());
  }

  @Test
  void anApprovalIsNotUsedUpForACallerWhoLeft() throws Exception {
    HeldWork.Held held = tools.hold(wish("hmac-sha256:aa"));
    approvals.approve(held.approval(), asker("jo@shopmate.example"));
    wanted.set(false);
    HeldWork.Held left = tools.look(wish("hmac-sha256:aa"), held.approval());
    assertThat(left.state()).isEqualTo(Approval.State.APPROVED);
    wanted.set(true);
    assertThat(tools.hold(wish("hmac-sha256:aa")).state()).isEqualTo(Approval.State.DONE);
  }

  @Test
  void oneApprovalIsTakenByOneOfManyCallsOnly() throws Exception {
    HeldWork.Held held = tools.hold(wish("hmac-sha256:aa"));
    approvals.approve(held.approval(), asker("jo@shopmate.example"));
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<HeldWork.Held>> many =
          Stream.<Callable<HeldWork.Held>>generate(
                  () -> () -> tools.look(wish("hmac-sha256:aa"), held.approval()))
              .limit(16)
              .toList();
      long passed = 0;
      for (var each : workers.invokeAll(many)) {
        passed += each.get().state() == Approval.State.DONE ? 1 : 0;
      }
      assertThat(passed).isEqualTo(1);
    }
  }

  @Test
  void whoDecidesSeesTheInputUntilItIsDecidedAndNobodyElseDoes() throws Exception {
    HeldWork.Held held = tools.hold(wish("hmac-sha256:aa"));
    assertThat(tools.text(THREADCO, held.approval(), tenant -> key)).contains(INPUT);
    assertThat(tools.text(new Scope.Tenant("voltbay"), held.approval(), tenant -> key)).isEmpty();
    assertThat(stored(held.approval())).isNotNull().doesNotContain("evil");

    approvals.deny(held.approval(), asker("jo@shopmate.example"));
    assertThat(tools.text(THREADCO, held.approval(), tenant -> key)).isEmpty();
    assertThat(stored(held.approval())).isNull();
    assertThat(tools.look(wish("hmac-sha256:aa"), held.approval()).state())
        .isEqualTo(Approval.State.DENIED);
  }

  @Test
  void theInputIsGoneOnceNobodyDecidedInTime() throws Exception {
    HeldWork.Held held = tools.hold(wish("hmac-sha256:aa"));
    var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
    var random = new SecureRandom();

    new Approvals(
            installation.database,
            installation.principals,
            later,
            new UuidV7(later, random),
            random)
        .expire();

    assertThat(stored(held.approval())).isNull();
  }

  @Test
  void askedAgainAndAgainItFillsNoDiskAndGoesOnOnceSomethingIsDecided() throws Exception {
    var few = new HeldWork(installation.database, approvals, 4L * INPUT.length());
    HeldWork.Held first = few.hold(wish("hmac-sha256:01"));
    few.hold(wish("hmac-sha256:02"));
    assertThatThrownBy(() -> few.hold(wish("hmac-sha256:03")))
        .isInstanceOf(ApprovalRefusedException.class)
        .hasMessageContaining("have some of it decided");
    assertThat(few.hold(wish("hmac-sha256:01")).approval()).isEqualTo(first.approval());

    approvals.deny(first.approval(), asker("jo@shopmate.example"));
    assertThat(few.hold(wish("hmac-sha256:03")).state()).isEqualTo(Approval.State.WAITING);
  }

  /** As a node left it that was killed between the approval and its text, by an older version. */
  @Test
  void whatWasApprovedAndHasLostItsTextEndsWithASentenceAndAnEntryAndIsAskedForAgain()
      throws Exception {
    HeldWork.Held whole = tools.hold(wish("hmac-sha256:aa"));
    HeldWork.Held approved = tools.hold(wish("hmac-sha256:bb"));
    approvals.approve(approved.approval(), asker("jo@shopmate.example"));
    lose(approved.approval());
    HeldWork.Held waiting = tools.hold(wish("hmac-sha256:cc"));
    lose(waiting.approval());

    assertThat(tools.endWithoutText()).isEqualTo(2);

    assertThat(outcome(approved))
        .startsWith("It was approved, but what was to be seen was lost when the node stopped")
        .endsWith("; whoever wants it sends the same request again, and somebody decides anew.");
    assertThat(outcome(waiting)).startsWith("It waited, but");
    assertThat(reasons()).contains(outcome(approved), outcome(waiting));
    assertThat(tools.look(wish("hmac-sha256:aa"), whole.approval()).state())
        .isEqualTo(Approval.State.WAITING);
    HeldWork.Held again = tools.hold(wish("hmac-sha256:bb"));
    assertThat(again.state()).isEqualTo(Approval.State.WAITING);
    assertThat(again.approval()).isNotEqualTo(approved.approval());
  }

  @Test
  void anApprovalIsNeverAskedForWithoutItsText() {
    String tooLong = "x".repeat(HeldWish.MOST_BYTES * 2); // more than the table takes
    HeldWish wish = wish("hmac-sha256:dd");
    var huge =
        new HeldWish(
            wish.action(),
            wish.tenant(),
            wish.key(),
            wish.fingerprint(),
            wish.details(),
            wish.request(),
            wish.caller(),
            wish.owner(),
            tooLong,
            wish.wanted());

    assertThatThrownBy(() -> tools.hold(huge)).isInstanceOf(RuntimeException.class);

    assertThat(approvals.list(THREADCO, Approval.State.WAITING, null, 10)).isEmpty();
  }

  private String outcome(HeldWork.Held held) {
    Approval found = approvals.find(THREADCO, held.approval()).orElseThrow();
    assertThat(found.state()).isEqualTo(Approval.State.EXPIRED);
    return String.valueOf(found.outcome().get("lost"));
  }

  private void lose(String approval) {
    int unused =
        installation.database.inTenant(
            "threadco",
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "delete from governance.held_input where approval = ?")) {
                statement.setString(1, approval);
                return statement.executeUpdate();
              }
            });
  }

  private List<String> reasons() throws Exception {
    List<byte[]> entries =
        installation.database.inSystem(
            connection -> {
              var found = new ArrayList<byte[]>();
              try (var rows =
                  connection
                      .prepareStatement("select entry from governance.outbox")
                      .executeQuery()) {
                while (rows.next()) {
                  found.add(rows.getBytes(1));
                }
              }
              return found;
            });
    var reasons = new ArrayList<String>();
    for (byte[] each : entries) {
      reasons.add(String.valueOf(EntryView.parse(each).text(Field.REASON)));
    }
    return reasons;
  }

  @Test
  void theOwnerOfTheCallersKeyCanNotApprove() throws Exception {
    HeldWork.Held held = tools.hold(wish("hmac-sha256:aa"));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> approvals.approve(held.approval(), asker("mara.olsen@shopmate.example"))))
        .isNotNull();
  }

  private String stored(String approval) {
    return installation.database.inTenant(
        "threadco",
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select encode(sealed, 'escape') from governance.held_input where approval = ?")) {
            statement.setString(1, approval);
            try (var row = statement.executeQuery()) {
              return row.next() ? row.getString(1) : null;
            }
          }
        });
  }

  private HeldWish wish(String fingerprint) {
    String owner = pseudonym("mara.olsen@shopmate.example");
    return new HeldWish(
        HeldWork.TOOL_USE,
        "threadco",
        key,
        fingerprint,
        Map.of("tool", "send_email", "use_case", "order-help"),
        "0190a000-0000-7000-8000-000000000000",
        owner,
        owner,
        INPUT,
        wanted::get);
  }

  private Asker asker(String person) {
    String owner = pseudonym(person);
    return new Asker(new Actor(Actor.Kind.USER, owner), owner, THREADCO);
  }

  private String pseudonym(String person) {
    return installation.database.inOrganization(
        connection ->
            installation.principals.pseudonym(connection, "threadco", Principal.Kind.USER, person));
  }
}
