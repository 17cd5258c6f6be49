package io.ledgerline.admin.resource;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.retention.Resolution;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may read a call's texts: whom the schedules of today let, and of those only whom the
 * schedules let that were in force when the call was made, as its entries say. A schedule that is
 * loosened or taken away opens nothing that was promised to fewer.
 *
 * @param roles the roles that may; empty for no narrowing
 * @param grants what a key must be granted, each of it
 */
record ContentAccess(Set<String> roles, Set<String> grants) {
  /** Two lists without a common role: nobody, not everybody. */
  private static final Set<String> NOBODY = Set.of("nobody");

  static ContentAccess of(Resolution today, List<EntryView> entries) {
    Set<String> roles = today.access();
    Set<String> grants = new HashSet<>(today.accessGrants());
    for (EntryView each : entries) {
      var state = each.object(Field.RETENTION_STATE);
      roles = both(roles, texts(state.get("content_access")));
      grants.addAll(texts(state.get("content_access_grants")));
    }
    return new ContentAccess(roles, Set.copyOf(grants));
  }

  private static Set<String> texts(@Nullable Object list) {
    var texts = new TreeSet<String>();
    if (list instanceof Collection<?> items) {
      items.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    var common = new TreeSet<>(one);
    common.retainAll(other);
    return common.isEmpty() ? NOBODY : common;
  }

  /** Whether a key's role may read them. */
  boolean letsRole(KeyGrant grant) {
    return roles.isEmpty() || roles.contains(grant.role().wireName());
  }

  /** Whether a key holds what it must. */
  boolean letsGrants(KeyGrant grant) {
    return grant.grants().containsAll(grants);
  }
}
