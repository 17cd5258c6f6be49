package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.UseCaseView;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** May this caller call at all, and for what: tenant, role, use case, feature, business context. */
final class Access {
  private final InstantSource clock;

  Access(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the caller may use the gateway at all. */
  Decision mayCall(Call call) {
    Caller caller = call.caller();
    if (caller.tenant().suspended()) {
      return refused(
          "tenant.suspended", "Calls of this tenant are suspended; ask its administrator.");
    }
    if (!caller.grant().role().mayCall()) {
      return refused(
          "role.may_not_call",
          "A key of role "
              + caller.grant().role().wireName()
              + " can't make calls; use a key of role end_user or power_user.");
    }
    return Decision.GO;
  }

  Decision decide(Call call) {
    Decision may = mayCall(call);
    if (may instanceof Decision.Stop) {
      return may;
    }
    Caller caller = call.caller();
    Decision useCase = useCase(call, caller);
    if (useCase instanceof Decision.Stop) {
      return useCase;
    }
    if (caller.workspace().businessContextRequired()
        && call.attribution.businessContext() == null) {
      return refused(
          "business_context.required",
          "This workspace requires a business context; send the header ledgerline-business-context.");
    }
    return Decision.GO;
  }

  private Decision useCase(Call call, Caller caller) {
    KeyGrant grant = caller.grant();
    String name = call.attribution.useCase() == null ? grant.useCase() : call.attribution.useCase();
    if (name == null) {
      return caller.workspace().useCaseRequired()
          ? refused(
              "use_case.required",
              "This workspace requires a use case; send the header ledgerline-use-case.")
          : Decision.GO;
    }
    UseCaseView useCase = caller.tenant().useCase(name).orElse(null);
    if (useCase == null || !useCase.workspace().equals(caller.workspace().name())) {
      return refused(
          "use_case.unknown",
          "Use case "
              + Quoted.of(name)
              + " does not exist in this workspace; register it or name another.");
    }
    if (!grant.useCases().isEmpty() && !grant.useCases().contains(name)) {
      return refused(
          "use_case.not_granted",
          "The key may not be used for use case " + Quoted.of(name) + "; use a key issued for it.");
    }
    if (useCase.reviewOverdue(clock.instant())) {
      return refused(
          "use_case.review_overdue",
          "Use case "
              + Quoted.of(name)
              + " was to be reviewed by "
              + useCase.reviewBy()
              + "; ask its owner to review it.");
    }
    call.useCase = useCase;
    return feature(useCase, call.attribution.feature());
  }

  /** A feature that is named must be the use case's; clients that know no feature name none. */
  private static Decision feature(UseCaseView useCase, @Nullable String feature) {
    if (feature == null || useCase.features().isEmpty() || useCase.features().contains(feature)) {
      return Decision.GO;
    }
    return refused(
        "feature.unknown",
        "Feature "
            + Quoted.of(feature)
            + " is not part of the use case; name one of its features in the header"
            + " ledgerline-feature, or none.");
  }

  private static Decision refused(String rule, String sentence) {
    return Decision.stop(OwnAnswers.policy(rule, sentence));
  }
}
