package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.http.Credential;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.WorkspaceView;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Who is this. Asked twice: when the head comes, so that a stranger's body is never read, and again
 * when the body is whole, by the newest policy, so that a key revoked meanwhile is refused. Looks
 * only into memory.
 */
public final class Identify {
  private final Policies policies;
  private final InstantSource clock;
  private final Duration maxStale;

  /** By those policies, which may be that old. */
  public Identify(Policies policies, InstantSource clock, Duration maxStale) {
    this.policies = policies;
    this.clock = clock;
    this.maxStale = maxStale;
  }

  /** What the head alone tells. */
  public sealed interface AtTheDoor {
    /** A key that is good at this moment. */
    record Known(Caller.Presented credential) implements AtTheDoor {}

    /** No caller that could be named in an entry. */
    record Stranger(OwnAnswer answer) implements AtTheDoor {}
  }

  /** Looks at the credential before the body is read. */
  public AtTheDoor atTheDoor(MultiMap headers) {
    return switch (Credential.of(headers)) {
      case Credential.Missing() ->
          stranger(
              "credential.missing",
              "The request carries no credential; send your Ledgerline key as x-api-key or as Authorization: Bearer.");
      case Credential.Ambiguous(String sentence) -> stranger("credential.ambiguous", sentence);
      case Credential.Presented(byte[] sha256) -> known(sha256);
    };
  }

  private AtTheDoor known(byte[] sha256) {
    KeyGrant grant = policies.current().key(sha256);
    if (grant == null) {
      return stranger(
          "credential.unknown",
          "The credential is unknown or was revoked; ask an administrator for a new key.");
    }
    return new AtTheDoor.Known(new Caller.Presented(sha256));
  }

  /** Names the caller, by the policy of this moment. */
  Decision decide(Call call) {
    PolicySnapshot policy = policies.current();
    call.policy = policy;
    KeyGrant grant = policy.key(call.credential.sha256());
    if (grant == null) {
      return Decision.stop(
          OwnAnswers.credential(
              "credential.revoked",
              "The credential was revoked; ask an administrator for a new key."));
    }
    TenantView tenant = grant.tenant() == null ? null : policy.tenant(grant.tenant()).orElse(null);
    WorkspaceView workspace = workspace(tenant, grant);
    if (tenant == null || workspace == null) {
      return Decision.stop(
          OwnAnswers.credential(
              "credential.no_workspace",
              "The key belongs to no workspace that can make calls; use a key issued for a workspace."));
    }
    call.caller = new Caller(grant, tenant, workspace);
    if (grant.expired(clock.instant())) {
      return Decision.stop(
          OwnAnswers.credential(
              "credential.expired", "The key has expired; ask an administrator for a new one."));
    }
    if (policies.age().compareTo(maxStale) > 0) {
      return Decision.stop(
          OwnAnswers.unavailable(
              "policy.stale",
              "The policy could not be refreshed for longer than allowed, so nothing is admitted; try again soon."));
    }
    return Decision.GO;
  }

  private static @Nullable WorkspaceView workspace(@Nullable TenantView tenant, KeyGrant grant) {
    if (tenant == null || grant.workspace() == null) {
      return null;
    }
    return tenant.workspace(grant.workspace()).orElse(null);
  }

  private static AtTheDoor stranger(String rule, String sentence) {
    return new AtTheDoor.Stranger(OwnAnswers.credential(rule, sentence));
  }
}
