using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>client_settings.opts</c>: credentials, and values that many operations share.</summary>
internal static class MapOptionsReader
{
    private static readonly string[] s_roles = ["value", "username", "password", "client_id", "client_secret"];

    public static IReadOnlyList<MapOption> Read(MapNode? options)
    {
        var read = new List<MapOption>();
        foreach (var (name, node) in options?.Members() ?? [])
        {
            MapKeys.Check(
                node,
                [
                    "type", "nullable", "read_env", "auth", "description", "default", "send_in_header",
                    "server_variable", "skip", "only",
                ],
                ["deprecated", "example", "required_in_tests"]);
            if (MapLanguages.IsSkipped(node))
            {
                continue;
            }

            var auth = node.Find("auth");
            if (auth is not null)
            {
                MapKeys.Check(auth, ["security_scheme", "role"], ["header"]);
                auth.Expect(auth.Find("security_scheme") is not null, "a 'security_scheme'");
                // A secret has its place in no file, and is sent as its scheme says.
                foreach (var key in new[] { "default", "send_in_header", "server_variable" })
                {
                    node.Find(key)?.Say(MapDiagnostics.KeyIdle, key);
                }
            }

            // Values of the client are strings; another type would need another kind of option.
            if (node.Find("type") is { } type && type.Scalar() is not ("string" or null))
            {
                type.Say(MapDiagnostics.ValueIgnored, "string");
            }

            read.Add(new MapOption(
                name,
                node.Pointer,
                node.Find("read_env")?.Text(),
                auth?.Find("security_scheme")?.Text(),
                ReadRole(auth?.Find("role")),
                node.Find("description")?.Text())
            {
                Default = auth is null ? node.Find("default")?.Text() : null,
                Header = auth is null ? MapSettingsReader.ReadHeaderName(node.Find("send_in_header")) : null,
                ServerVariable = auth is null ? node.Find("server_variable")?.Text() : null,
            });
        }

        return read;
    }

    private static string? ReadRole(MapNode? node)
    {
        var role = node?.Text();
        if (role is null || s_roles.Contains(role, StringComparer.Ordinal))
        {
            return role;
        }

        node!.Say(MapDiagnostics.ValueIgnored, string.Join(", ", s_roles));
        return null;
    }
}
