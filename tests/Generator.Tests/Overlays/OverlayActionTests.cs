namespace SpecClient.Generator.Tests.Overlays;

/// <summary>The actions of the Overlay Specification (1.0 and 1.1, section 4.4.3) and their edges.</summary>
public class OverlayActionTests
{
    [Fact]
    public void Update_merges_objects_and_leaves_the_rest() => OverlaidTree
        .Actions("{ a: { keep: 1, change: old, deep: { x: 1 } } }", """
              - target: $.a
                update: { change: new, more: { y: 2 }, deep: { z: [3] } }
            """)
        .Gives("""{ "a": { "keep": 1, "change": "new", "deep": { "x": 1, "z": [3] }, "more": { "y": 2 } } }""")
        .Quietly();

    [Fact]
    public void Update_concatenates_arrays_in_objects_and_as_targets() => OverlaidTree
        .Actions("{ a: { tags: [x] }, b: [1] }", """
              - target: $
                update: { a: { tags: [y, x] } }
              - target: $.b
                update: [2, [3]]
            """)
        .Gives("""{ "a": { "tags": ["x", "y", "x"] }, "b": [1, 2, [3]] }""")
        .Quietly();

    [Theory]
    [InlineData("{ name: q }", """{ "b": [1, { "name": "q" }] }""")]
    [InlineData("text", """{ "b": [1, "text"] }""")]
    [InlineData("null", """{ "b": [1, null] }""")]
    [InlineData("[]", """{ "b": [1] }""")]
    public void Update_appends_anything_else_to_an_array(string value, string expected) => OverlaidTree
        .Actions("{ b: [1] }", $"  - target: $.b\n    update: {value}").Gives(expected).Quietly();

    [Theory]
    [InlineData("new", """{ "a": { "d": "new" }, "l": ["x", "y"] }""", "$.a.d")]
    [InlineData("7", """{ "a": { "d": "old" }, "l": [7, "y"] }""", "$.l[0]")]
    [InlineData("null", """{ "a": { "d": null }, "l": ["x", "y"] }""", "$.a.d")]
    [InlineData("z", """{ "a": { "d": "old" }, "l": ["z", "z"] }""", "$.l[*]")]
    public void Update_replaces_primitive_values(string value, string expected, string target) => OverlaidTree
        .Actions("{ a: { d: old }, l: [x, y] }", $"  - target: {target}\n    update: {value}")
        .Gives(expected).Quietly();

    [Fact]
    public void Update_by_pattern_changes_every_match_with_a_value_of_its_own() => OverlaidTree
        .Actions("{ paths: { /a: { get: { } }, /b: { get: { }, put: { } } } }", """
              - target: $.paths.*.get
                update: { x-safe: true, tags: [t] }
              - target: $.paths['/a'].get.tags
                update: u
            """)
        .Gives("""
            { "paths": { "/a": { "get": { "x-safe": true, "tags": ["t", "u"] } },
              "/b": { "get": { "x-safe": true, "tags": ["t"] }, "put": { } } } }
            """)
        .Quietly();

    [Fact]
    public void A_node_that_is_selected_twice_changes_once() => OverlaidTree
        .Actions("{ a: [1] }", "  - target: $['a','a']\n    update: 2").Gives("""{ "a": [1, 2] }""").Quietly();

    [Fact]
    public void Nested_matches_all_change() => OverlaidTree
        .Actions("{ a: { k: 1, b: { k: 1 } } }", "  - target: $..[?@.k]\n    update: { k: 2, n: 3 }")
        .Gives("""{ "a": { "k": 2, "b": { "k": 2, "n": 3 }, "n": 3 } }""").Quietly();

    [Fact]
    public void Remove_takes_members_items_and_primitive_values() => OverlaidTree
        .Actions("{ a: { b: 1, c: null }, p: [{ n: x }, { n: y }, { n: x }, null], t: [x, y, x] }", """
              - target: $.a.b
                remove: true
              - target: $.a.c
                remove: true
              - target: $.p[?@.n == 'x']
                remove: true
              - target: $.t[?@ == 'x']
                remove: true
            """)
        .Gives("""{ "a": { }, "p": [{ "n": "y" }, null], "t": ["y"] }""").Quietly();

    [Fact]
    public void Remove_takes_null_items_and_nested_matches() => OverlaidTree
        .Actions("{ l: [null, 1, null], a: { default: { default: 1 } } }", """
              - target: $.l[?@ == null]
                remove: true
              - target: $..default
                remove: true
            """)
        .Gives("""{ "l": [1], "a": { } }""").Quietly();

    [Fact]
    public void Actions_follow_each_other_so_what_is_removed_can_be_made_anew() => OverlaidTree
        .Actions("{ servers: [{ url: one }] }", """
              - target: $.servers
                remove: true
              - target: $
                update: { servers: [{ url: two }] }
              - target: $.servers[0].url
                update: three
            """)
        .Gives("""{ "servers": [{ "url": "three" }] }""").Quietly();

    [Fact]
    public void Copy_merges_a_node_of_the_document() => OverlaidTree
        .Actions("{ paths: { /items: { get: { tags: [a] } }, /some: { delete: { }, get: { tags: [b] } } } }", """
              - target: $.paths['/some']
                copy: $.paths['/items']
            """)
        .Gives("""
            { "paths": { "/items": { "get": { "tags": ["a"] } },
              "/some": { "delete": { }, "get": { "tags": ["b", "a"] } } } }
            """)
        .Quietly();

    [Fact]
    public void Copy_after_update_and_before_remove_moves_a_node() => OverlaidTree
        .Actions("{ paths: { /items: { get: { } }, /z: { } } }", """
              - target: $.paths
                update: { /new: { } }
              - target: $.paths['/new']
                copy: $.paths['/items']
              - target: $.paths['/items']
                remove: true
            """)
        .Gives("""{ "paths": { "/z": { }, "/new": { "get": { } } } }""").Quietly();

    [Fact]
    public void Copy_into_itself_takes_the_state_before() => OverlaidTree
        .Actions("{ a: [1, 2], b: { x: 1 } }", """
              - target: $.a
                copy: $.a
              - target: $
                update: { b: { self: { } } }
              - target: $.b.self
                copy: $.b
            """)
        .Gives("""{ "a": [1, 2, 1, 2], "b": { "x": 1, "self": { "x": 1, "self": { } } } }""").Quietly();

    [Fact]
    public void Copy_reads_what_earlier_overlays_made() => OverlaidTree
        .Overlays(
            "{ a: { } }",
            OverlaidTree.Overlay("  - { target: $, update: { s: hello } }"),
            OverlaidTree.Overlay("  - { target: $.a, update: { t: '' } }\n  - { target: $.a.t, copy: $.s }"))
        .Gives("""{ "a": { "t": "hello" }, "s": "hello" }""").Quietly();

    [Fact]
    public void A_value_that_is_no_yaml_and_one_that_is_null_are_inserted_where_nothing_is() => OverlaidTree
        .Actions("{ a: { n: null } }", "  - target: $.a\n    update: { b: null, n: { c: 1 } }")
        .Gives("""{ "a": { "n": { "c": 1 }, "b": null } }""").Quietly();

    [Fact]
    public void An_overlay_can_be_json()
    {
        var overlay = """{ "overlay": "1.0.0", "info": {}, "actions": [{ "target": "$.a", "update": { "b": 1 } }] }""";
        OverlaidTree.Overlays("{ a: { } }", overlay).Gives("""{ "a": { "b": 1 } }""").Quietly();
    }
}
