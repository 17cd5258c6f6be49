package io.ledgerline.inspection.detect;

import io.ledgerline.inspection.cjk.CjkRule;
import io.ledgerline.inspection.contact.DomainRule;
import io.ledgerline.inspection.contact.EmailRule;
import io.ledgerline.inspection.contact.GeoRule;
import io.ledgerline.inspection.contact.HexAddressRule;
import io.ledgerline.inspection.contact.NetworkRule;
import io.ledgerline.inspection.contact.PhoneRule;
import io.ledgerline.inspection.contact.UrlEncodedRule;
import io.ledgerline.inspection.contact.WebRule;
import io.ledgerline.inspection.identifier.IdentifierRule;
import io.ledgerline.inspection.identifier.MrzRule;
import io.ledgerline.inspection.identifier.SwiftRule;
import io.ledgerline.inspection.name.NameRule;
import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.person.ElementNameRule;
import io.ledgerline.inspection.person.HandleRule;
import io.ledgerline.inspection.person.HomeFolderRule;
import io.ledgerline.inspection.person.LabelledNameRule;
import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.person.ServiceLabelRule;
import io.ledgerline.inspection.person.SpeakerRule;
import io.ledgerline.inspection.person.SurnameRule;
import io.ledgerline.inspection.person.ThreadUserRule;
import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.place.OrganisationRule;
import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.record.RecordRule;
import io.ledgerline.inspection.record.TableRule;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.SharedTrigger;
import io.ledgerline.inspection.script.ScriptRule;
import io.ledgerline.inspection.script.VietnameseRule;
import io.ledgerline.inspection.secret.AssignedRule;
import io.ledgerline.inspection.secret.AzureClientRule;
import io.ledgerline.inspection.secret.ColumnRule;
import io.ledgerline.inspection.secret.CommandRule;
import io.ledgerline.inspection.secret.HubSpotKeyRule;
import io.ledgerline.inspection.secret.KeyBlockRule;
import io.ledgerline.inspection.secret.ModelKeyRule;
import io.ledgerline.inspection.secret.OracleLoginRule;
import io.ledgerline.inspection.secret.PasswordHashRule;
import io.ledgerline.inspection.secret.ShapedKeyRule;
import io.ledgerline.inspection.secret.TokenFrameRule;
import io.ledgerline.inspection.secret.UrlSecretRule;
import io.ledgerline.inspection.secret.VendorRule;
import io.ledgerline.inspection.signal.SignalRule;
import io.ledgerline.inspection.wallet.SeedPhraseRule;
import io.ledgerline.inspection.wallet.WalletRule;
import java.util.List;

/** The rules of the standard set. */
final class StandardRules {
  private StandardRules() {}

  static List<Rule> all() {
    return with(new NameRule());
  }

  /** All, with a rule about names of its own. */
  static List<Rule> with(NameRule names) {
    var users = new UserNameRule(names::isOrdinary);
    return List.of(
        new RecordRule(),
        new TableRule(),
        new SharedTrigger(List.of(new EmailRule(), new HandleRule(names::isOrdinary))),
        new UrlEncodedRule(),
        new PhoneRule(),
        new NetworkRule(),
        new SharedTrigger(List.of(new HexAddressRule(), new SpeakerRule())),
        new WebRule(),
        new DomainRule(),
        new GeoRule(),
        new AddressRule(),
        new PlaceRule(),
        new OrganisationRule(),
        new PersonRule(),
        new LabelledNameRule(users),
        new ElementNameRule(),
        new SurnameRule(),
        names,
        new DateRule(),
        new AgeRule(),
        new SharedTrigger(List.of(new VietnameseRule(), new CjkRule(), new ScriptRule())),
        new SignalRule(),
        new IdentifierRule(),
        new SwiftRule(),
        new MrzRule(),
        new WalletRule(),
        new SharedTrigger(List.of(new SeedPhraseRule(), users)),
        new ShapedKeyRule(),
        new AzureClientRule(),
        new SharedTrigger(List.of(new KeyBlockRule(), new CommandRule(), new HomeFolderRule())),
        new SharedTrigger(
            List.of(
                new VendorRule(),
                new TokenFrameRule(),
                new ModelKeyRule(),
                new OracleLoginRule(),
                new HubSpotKeyRule(),
                new ThreadUserRule(),
                new ServiceLabelRule(users))),
        new AssignedRule(),
        new ColumnRule(),
        new UrlSecretRule(),
        new PasswordHashRule());
  }
}
