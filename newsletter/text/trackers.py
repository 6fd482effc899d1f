"""Owns the query parameters by which senders follow a click: they name no page, so that links are kept and printed without them.

Whole names only, compared without case. A name that some site uses to tell its pages apart (`ref`, `id`, `source`, `page`) must not
stand here: a link that keeps a tracker does no harm, a link that lost a parameter leads to another page.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

TRACKERS = frozenset(
    # Urchin and Google Analytics, Google Ads
    "utm_source utm_medium utm_campaign utm_term utm_content utm_id utm_name utm_cid utm_reader utm_referrer utm_pubreferrer "
    "utm_swu utm_brand utm_social utm_social-type utm_place utm_userid utm_viz_id utm_source_platform utm_creative "
    "utm_creative_format utm_marketing_tactic utm_campaignid utm_adgroup utm_adgroupid utm_keyword utm_network utm_device "
    "utm_emailid utm_email utm_newsletter utm_sharer utm_share utm_author utm_channel utm_type utm_int utm_version utm_date "
    "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid _ga _gl srsltid "
    # Facebook, Instagram, Twitter, LinkedIn, TikTok, Microsoft, Pinterest, Yandex, Yahoo, Alibaba
    "fbclid fb_action_ids fb_action_types fb_source fb_ref fb_comment_id igshid igsh twclid ref_src ref_url __twitter_impression "
    "li_fat_id trkcampaign ttclid msclkid ocid cvid epik yclid ysclid _openstat ymclid guccounter guce_referrer "
    "guce_referrer_sig soc_src soc_trk ncid spm scm "
    # senders of mail: Mailchimp, HubSpot, Marketo, Vero, Omeda, MailerLite, Drip, ConvertKit, Eloqua, Listrak, Klaviyo, Beehiiv
    "mc_cid mc_eid _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok vero_id vero_conv oly_anon_id oly_enc_id "
    "ml_subscriber ml_subscriber_hash __s ck_subscriber_id elqtrack elqtrackid trk_contact trk_msg trk_module trk_sid _kx "
    "_bhlid dm_i wickedid rb_clickid nltr ss_source ss_campaign_id ss_email_id "
    # site analytics: Matomo, Piwik, AT Internet, Webtrekk, Adobe, Netscout, Branch
    "pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid piwik_campaign piwik_kwd piwik_keyword mtm_campaign "
    "mtm_source mtm_medium mtm_content mtm_keyword mtm_cid mtm_group mtm_placement at_medium at_campaign at_custom1 at_custom2 "
    "at_custom3 at_custom4 at_link_id at_link_origin at_link_type at_ptr_name at_format at_bbc_team at_campaign_type xtor wt_mc "
    "wt.mc_id wt_zmc s_cid sc_campaign sc_channel sc_content sc_medium sc_outcome sc_geo sc_country sc_cid ns_mchannel ns_source "
    "ns_campaign ns_linkname ns_fee _branch_match_id _branch_referrer "
    # publishers' own
    "smid smtyp cmpid icid mbid cndid bxid ftag traffic_source int_source int_medium int_campaign".split()
)
_QUERY = re.compile(r"([^?#]*)\?([^#]*)(.*)", re.DOTALL)


def without_trackers(url: str) -> str:
    """Return a URL without the parameters that only follow a click; every other character stays as it is.

    Parameters are parted by `&`. A query without "=" names a page and stays.
    """
    found = _QUERY.fullmatch(url)
    if found is None:
        return url
    head, query, fragment = found.groups()
    parts = query.split("&")
    kept = [part for part in parts if "=" not in part or unquote(part.partition("=")[0]).casefold() not in TRACKERS]
    if len(kept) == len(parts):
        return url
    return head + ("?" + "&".join(kept) if kept else "") + fragment
