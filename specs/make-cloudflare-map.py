"""Makes the resource map of Cloudflare's whole API from the method table of its SDK.

usage: make-cloudflare-map.py cloudflare-methods.tsv > cloudflare.client.yaml

Columns of the table: resource, method, verb, path, unwrap, pagination, body, deprecated, ...; one row a method.
The settings are those of the fragment's map, cloudflare-origin-cloud-regions.client.yaml.
"""
import csv
import sys

SETTINGS = """\
# Resource map of Cloudflare's API, made by make-cloudflare-map.py from the method table of the SDK.
settings:
  unwrap_response_fields: [result]

client_settings:
  base_url_env: CLOUDFLARE_BASE_URL
  default_timeout: 60s
  default_retries: { max_retries: 2, initial_delay_seconds: 0.5, max_delay_seconds: 8 }
  opts:
    api_token: { type: string, read_env: CLOUDFLARE_API_TOKEN, auth: { security_scheme: api_token, role: value } }
    api_key: { type: string, read_env: CLOUDFLARE_API_KEY, auth: { security_scheme: api_key, role: value } }
    api_email: { type: string, read_env: CLOUDFLARE_EMAIL, auth: { security_scheme: api_email, role: value } }
    user_service_key:
      type: string
      read_env: CLOUDFLARE_API_USER_SERVICE_KEY
      auth: { security_scheme: user_service_key, role: value }
    account_id: { type: string, read_env: CLOUDFLARE_ACCOUNT_ID, description: Account of the calls that name none. }
    zone_id: { type: string, read_env: CLOUDFLARE_ZONE_ID, description: Zone of the calls that name none. }

# Each is enough everywhere, as in the SDK; the document names a token for some operations only.
security: [{ api_token: [] }, { api_email: [], api_key: [] }, { user_service_key: [] }]

query_settings: { nested_format: dots, array_format: repeat }

pagination:
"""

# scheme: type, request parameters with purposes, path of the items, path of the cursor
SCHEMES = {
    "V4PagePaginationArray": ("page_number", {"page": "page_number_param", "per_page": "page_size_param"}, "result", None),
    "V4PagePagination": ("page_number", {"page": "page_number_param", "per_page": "page_size_param"}, "result.items", None),
    "CursorPagination": ("cursor", {"cursor": "next_cursor_param", "per_page": "page_size_param"}, "result",
                         "result_info.cursor"),
    "CursorLimitPagination": ("cursor", {"cursor": "next_cursor_param", "limit": "page_size_param"}, "result",
                              "result_info.cursor"),
    "CursorPaginationAfter": ("cursor", {"cursor": "next_cursor_param"}, "result", "result_info.cursors.after"),
    "PageTokenPagination": ("cursor", {"page_token": "next_cursor_param", "per_page": "page_size_param"}, "result",
                            "result_info.next_page_token"),
    "ContainersInstancesV1Pagination": ("cursor", {"page_token": "next_cursor_param", "per_page": "page_size_param"},
                                        "result.instances", "result_info.next_page_token"),
    "SinglePage": ("fake_page", {}, "result", None),
}


def purpose(name):
    return "{ x-stainless-pagination-property: { purpose: %s } }" % name


def snake(name):
    return "".join(("_" if c.isupper() and i else "") + c.lower() for i, c in enumerate(name)).replace("_v4_", "v4_")


def write_scheme(out, name, kind, request, items, cursor):
    out.append("  - name: " + snake(name))
    out.append("    type: " + kind)
    if request:
        out.append("    request:")
        out.extend("      %s: %s" % (parameter, purpose(role)) for parameter, role in request.items())
    out.append("    response:")
    tree = {}
    wanted = {items: "items"}
    if cursor:
        wanted[cursor] = "next_cursor_field"
    if kind == "page_number":
        wanted.update({
            "result_info.per_page": "page_size_field",
            "result_info.total_count": "total_count_field",
            "result_info.total_pages": "total_page_count_field",
        })
    for path, role in wanted.items():
        node = tree
        parts = path.split(".")
        for part in parts[:-1]:
            node = node.setdefault(part, {})
        node[parts[-1]] = role
    write_tree(out, tree, 6)


def write_tree(out, tree, indent):
    for key, value in tree.items():
        if isinstance(value, str):
            out.append(" " * indent + key + ": " + purpose(value))
        else:
            out.append(" " * indent + key + ":")
            out.append(" " * indent + "  properties:")
            write_tree(out, value, indent + 4)


def write_method(out, row, pad):
    endpoint = row["verb"].lower() + " " + row["path"]
    more = []
    if row["pagination"] in SCHEMES:
        more.append("paginated: " + snake(row["pagination"]))
    elif row["verb"] == "GET":
        more.append("paginated: false")
    if row["unwrap"] == "none" and row["pagination"] == "none" and row["response"] == "json":
        more.append("unwrap_response: false")
    if row["deprecated"] == "yes":
        more.append("deprecated: true")
    if more:
        out.append(pad + row["method"] + ":")
        out.append(pad + "  endpoint: " + endpoint)
        out.extend(pad + "  " + line for line in more)
    else:
        out.append(pad + row["method"] + ": " + endpoint)


def write_resource(out, node, indent):
    pad = " " * indent
    if node["methods"]:
        out.append(pad + "methods:")
        for row in node["methods"]:
            write_method(out, row, pad + "  ")
    if node["children"]:
        out.append(pad + "subresources:")
        for name, child in node["children"].items():
            out.append(pad + "  " + name + ":")
            write_resource(out, child, indent + 4)


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    root = {"methods": [], "children": {}}
    for row in rows:
        node = root
        for part in row["resource"].split("."):
            node = node["children"].setdefault(part, {"methods": [], "children": {}})
        node["methods"].append(row)
    out = []
    for name, (kind, request, items, cursor) in SCHEMES.items():
        write_scheme(out, name, kind, request, items, cursor)
    out.append("")
    out.append("resources:")
    for name, node in root["children"].items():
        out.append("  " + name + ":")
        write_resource(out, node, 4)
    sys.stdout.write(SETTINGS + "\n".join(out) + "\n")


main()
