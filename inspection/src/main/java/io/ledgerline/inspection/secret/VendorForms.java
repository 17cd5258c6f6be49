package io.ledgerline.inspection.secret;

import static io.ledgerline.inspection.secret.Alphabet.ALNUM;
import static io.ledgerline.inspection.secret.Alphabet.BASE32;
import static io.ledgerline.inspection.secret.Alphabet.BASE64;
import static io.ledgerline.inspection.secret.Alphabet.DOTTED;
import static io.ledgerline.inspection.secret.Alphabet.HEX;
import static io.ledgerline.inspection.secret.Alphabet.LETTERS;
import static io.ledgerline.inspection.secret.Alphabet.URL;
import static io.ledgerline.inspection.secret.VendorForm.part;

import java.util.ArrayList;
import java.util.List;

/** The secrets that vendors give out, as their documentation describes them. */
final class VendorForms {
  private static final int LONG = 2000;
  private static final List<VendorForm> ALL = new ArrayList<>();

  static {
    clouds();
    code();
    business();
    intelligence();
    operations();
    tools();
  }

  private VendorForms() {}

  static List<VendorForm> all() {
    return ALL;
  }

  private static void clouds() {
    for (var prefix : List.of("AKIA", "ASIA", "ABIA", "ACCA")) {
      add("AWS_ACCESS_KEY_ID", prefix, part(BASE32, 16, 16));
    }
    add("AWS_ACCESS_KEY_ID", "A3T", part(Alphabet.UPPER, 1, ""), part(BASE32, 16, 16));
    add("AWS_SESSION_TOKEN", "FwoG", part(BASE64, 100, LONG));
    add("AWS_SESSION_TOKEN", "IQoJ", part(BASE64, 100, LONG));
    add("AWS_BEDROCK_KEY", "ABSK", part(BASE64, 109, 269));
    add("AWS_BEDROCK_KEY", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", part(BASE64, 20, LONG));
    add("GOOGLE_API_KEY", "AIza", part(URL, 35, 35));
    add("GOOGLE_OAUTH_TOKEN", "ya29.", part(DOTTED, 20, LONG));
    add("GOOGLE_CLIENT_SECRET", "GOCSPX-", part(URL, 28, 28));
    add("AZURE_STORAGE_KEY", "AccountKey=", part(BASE64, 88, 88));
    for (var prefix : List.of("dop_v1_", "doo_v1_", "dor_v1_")) {
      add("DIGITALOCEAN_TOKEN", prefix, part(HEX, 64, 64));
    }
    add("CLOUDFLARE_KEY", "v1.0-", part(HEX, 24, "-"), part(HEX, 100, 200));
    add("HEROKU_KEY", "HRKU-AA", part(URL, 40, 80));
    add(
        "HEROKU_KEY",
        "HRKU-",
        part(HEX, 8, "-"),
        part(HEX, 4, "-"),
        part(HEX, 4, "-"),
        part(HEX, 4, "-"),
        part(HEX, 12, 12));
    add("PLANETSCALE_TOKEN", "pscale_tkn_", part(DOTTED, 32, 64));
    add("PLANETSCALE_TOKEN", "pscale_pw_", part(DOTTED, 32, 64));
    add("PLANETSCALE_TOKEN", "pscale_oauth_", part(DOTTED, 32, 64));
  }

  private static void code() {
    for (var prefix : List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) {
      add("GITHUB_TOKEN", prefix, part(ALNUM, 36, 36));
    }
    add("GITHUB_TOKEN", "github_pat_", part(ALNUM, 22, "_"), part(ALNUM, 59, 59));
    add(
        "GITLAB_TOKEN",
        "glpat-",
        part(URL, 27, 300),
        new VendorForm.Part(Alphabet.DIGITS, 0, 0, "."),
        part(ALNUM, 9, 9));
    for (var prefix :
        List.of(
            "glpat-",
            "gldt-",
            "glrt-",
            "glcbt-",
            "glptt-",
            "glft-",
            "glsoat-",
            "glimt-",
            "glagent-",
            "gloas-")) {
      add("GITLAB_TOKEN", prefix, part(URL, 20, 64));
    }
    add("NPM_TOKEN", "npm_", part(ALNUM, 36, 36));
    add("PYPI_TOKEN", "pypi-AgEIcHlwaS5vcmc", part(URL, 50, 1000));
    add("RUBYGEMS_TOKEN", "rubygems_", part(HEX, 48, 48));
    add("DOCKER_TOKEN", "dckr_pat_", part(URL, 27, 27));
    add("DOCKER_TOKEN", "dckr_oat_", part(URL, 27, 40));
    add("JFROG_TOKEN", "AKCp", part(ALNUM, 69, 69));
    add("JFROG_TOKEN", "cmVmd", part(ALNUM, 59, 59));
    add("POSTMAN_KEY", "PMAK-", part(HEX, 24, "-"), part(HEX, 34, 34));
    add("LINEAR_KEY", "lin_api_", part(ALNUM, 40, 40));
    add("NOTION_TOKEN", "ntn_", part(ALNUM, 40, 60));
    add("SENTRY_TOKEN", "sntryu_", part(HEX, 64, 64));
    add("SENTRY_TOKEN", "sntrys_", part(Alphabet.TEXT, 20, LONG));
  }

  private static void business() {
    for (var prefix : List.of("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxe-", "xoxs-", "xapp-")) {
      add("SLACK_TOKEN", prefix, part(URL, 20, 300));
    }
    add("SLACK_TOKEN", "xoxe.xoxp-", part(URL, 20, 300));
    for (var prefix :
        List.of("sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_")) {
      add("STRIPE_KEY", prefix, part(ALNUM, 10, 250));
    }
    add("STRIPE_KEY", "whsec_", part(BASE64, 32, 64));
    add("SQUARE_TOKEN", "sq0atp-", part(URL, 22, 22));
    add("SQUARE_TOKEN", "sq0csp-", part(URL, 43, 43));
    add("SQUARE_TOKEN", "EAAA", part(URL, 60, 60));
    add("PAYPAL_TOKEN", "access_token$production$", part(ALNUM, 16, "$"), part(HEX, 32, 32));
    add("SENDGRID_KEY", "SG.", part(URL, 22, "."), part(URL, 43, 43));
    add("MAILGUN_KEY", "key-", part(HEX, 32, 32));
    for (var prefix : List.of("shpat_", "shpca_", "shppa_", "shpss_")) {
      add("SHOPIFY_TOKEN", prefix, part(HEX, 32, 32));
    }
  }

  private static void intelligence() {
    add("HUGGINGFACE_TOKEN", "hf_", part(LETTERS, 34, 34));
    add("HUGGINGFACE_TOKEN", "hf_", part(ALNUM, 34, 34));
    add("PERPLEXITY_KEY", "pplx-", part(ALNUM, 48, 48));
    add("DATABRICKS_TOKEN", "dapi", part(HEX, 32, 32));
    add("DATABRICKS_TOKEN", "dapi", part(HEX, 32, "-"), part(Alphabet.DIGITS, 1, 1));
    add("REPLICATE_TOKEN", "r8_", part(ALNUM, 37, 37));
    add("GROQ_KEY", "gsk_", part(ALNUM, 52, 52));
    add("XAI_KEY", "xai-", part(ALNUM, 80, 80));
    add("PINECONE_KEY", "pcsk_", part(URL, 40, 90));
    add(
        "LANGFUSE_KEY",
        "sk-lf-",
        part(HEX, 8, "-"),
        part(HEX, 4, "-"),
        part(HEX, 4, "-"),
        part(HEX, 4, "-"),
        part(HEX, 12, 12));
  }

  private static void operations() {
    for (var prefix : List.of("hvs.", "hvb.")) {
      add("VAULT_TOKEN", prefix, part(URL, 24, 300));
    }
    add("GRAFANA_TOKEN", "glsa_", part(ALNUM, 32, "_"), part(HEX, 8, 8));
    add("GRAFANA_TOKEN", "glc_", part(BASE64, 32, 400));
    add("DOPPLER_TOKEN", "dp.pt.", part(ALNUM, 40, 44));
    add("PULUMI_TOKEN", "pul-", part(HEX, 40, 40));
    add("ONEPASSWORD_TOKEN", "ops_eyJ", part(Alphabet.TEXT, 100, LONG));
    add(
        "ONEPASSWORD_TOKEN",
        "A3-",
        part(ALNUM, 6, "-"),
        part(ALNUM, 6, "-"),
        part(ALNUM, 5, "-"),
        part(ALNUM, 5, "-"),
        part(ALNUM, 5, "-"),
        part(ALNUM, 5, 5));
    add(
        "ONEPASSWORD_TOKEN",
        "A3-",
        part(ALNUM, 6, "-"),
        part(ALNUM, 11, "-"),
        part(ALNUM, 5, "-"),
        part(ALNUM, 5, "-"),
        part(ALNUM, 5, 5));
    add("NEW_RELIC_KEY", "NRAK-", part(ALNUM, 27, 27));
    add("AGE_SECRET_KEY", "AGE-SECRET-KEY-1", part(ALNUM, 58, 58));
  }

  private static void tools() {
    for (var prefix : List.of("ATATT3xFfGF0", "ATCTT3xFfGN0")) {
      add("ATLASSIAN_TOKEN", prefix, part(Alphabet.TEXT, 150, 300));
    }
    add("POSTHOG_KEY", "phx_", part(ALNUM, 40, 50));
    add("OPENROUTER_KEY", "sk-or-v1-", part(HEX, 64, 64));
    add("BREVO_KEY", "xkeysib-", part(HEX, 64, "-"), part(ALNUM, 16, 16));
    add("SUPABASE_TOKEN", "sbp_", part(HEX, 40, 40));
    add("NETLIFY_TOKEN", "nfp_", part(ALNUM, 36, 40));
    add("FLY_TOKEN", "fo1_", part(URL, 40, 50));
    for (var prefix : List.of("fm1r_", "fm2_")) {
      add("FLY_TOKEN", prefix, part(BASE64, 80, LONG));
    }
    add("DYNATRACE_TOKEN", "dt0c01.", part(ALNUM, 24, "."), part(ALNUM, 64, 64));
    add("CIRCLECI_TOKEN", "CCIPAT_", part(ALNUM, 22, "_"), part(HEX, 40, 40));
    for (var prefix : List.of("sqp_", "squ_", "sqa_")) {
      add("SONAR_TOKEN", prefix, part(HEX, 40, 40));
    }
    add("BUILDKITE_TOKEN", "bkua_", part(HEX, 40, 40));
    add("RESEND_KEY", "re_", part(ALNUM, 8, "_"), part(ALNUM, 24, 24));
    for (var prefix : List.of("tskey-auth-", "tskey-api-", "tskey-client-")) {
      add("TAILSCALE_KEY", prefix, part(ALNUM, 10, 24), dash(), part(ALNUM, 24, 48));
    }
    add("FIGMA_TOKEN", "figd_", part(URL, 40, 50));
  }

  private static VendorForm.Part dash() {
    return new VendorForm.Part(Alphabet.DIGITS, 0, 0, "-");
  }

  private static void add(String type, String prefix, VendorForm.Part... parts) {
    ALL.add(VendorForm.of(type, prefix, parts));
  }
}
