namespace SpecClient.Generator.Building.Resources;

/// <summary>Verbs that make the last segment of a path a method rather than a resource.</summary>
internal static class ActionWords
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "accept", "acknowledge", "activate", "add", "allow", "analyze", "apply", "approve", "archive", "assign",
            "attach",
        "authenticate", "authorize", "block", "calculate", "cancel", "change", "check", "checkout", "clear", "clone",
            "close",
        "commit", "complete", "compute", "configure", "confirm", "connect", "convert", "copy", "create", "deactivate",
        "decline", "decrypt", "delete", "deny", "deploy", "detach", "disable", "disconnect", "dismiss", "download",
        "duplicate", "edit", "enable", "encrypt", "estimate", "evaluate", "exchange", "execute", "expire", "export",
            "extend",
        "fetch", "find", "finish", "flush", "force", "generate", "get", "grant", "ignore", "import", "increment",
            "insert",
        "install", "invalidate", "invite", "invoke", "join", "kick", "leave", "list", "lock", "login", "logout",
            "lookup",
        "mark", "merge", "migrate", "move", "mute", "notify", "open", "pause", "ping", "play", "preview", "promote",
        "publish", "purge", "query", "read", "reactivate", "rebuild", "recalculate", "recover", "refresh", "refund",
        "register", "reindex", "reject", "release", "reload", "remove", "rename", "renew", "reopen", "reorder",
            "replace",
        "replay", "resend", "reset", "resize", "resolve", "restart", "restore", "resume", "retry", "revert", "review",
        "revoke", "rollback", "rotate", "run", "save", "scan", "schedule", "search", "send", "set", "share", "sign",
            "skip",
        "start", "stop", "submit", "subscribe", "suspend", "swap", "sync", "synchronize", "terminate", "test", "toggle",
        "train", "transfer", "trigger", "truncate", "unarchive", "unassign", "unblock", "uninstall", "unlock", "unmute",
        "unpublish", "unregister", "unshare", "unsubscribe", "update", "upgrade", "upload", "upsert", "validate",
            "verify",
        "void", "wipe", "withdraw",
    };

    // Actions that a DELETE can be: "delete_lock" would say the contrary of a lock, "purge" says it itself.
    private static readonly HashSet<string> s_removals = new(StringComparer.Ordinal)
    {
        "cancel", "clear", "deactivate", "delete", "detach", "disable", "disconnect", "dismiss", "expire", "flush",
        "invalidate", "kick", "leave", "logout", "purge", "remove", "reset", "revoke", "terminate", "truncate",
        "unassign", "unblock", "uninstall", "unlock", "unmute", "unpublish", "unregister", "unshare", "unsubscribe",
        "void", "wipe", "withdraw",
    };

    private static readonly HashSet<string> s_queries = new(StringComparer.Ordinal)
    {
        "check", "download", "export", "fetch", "find", "get", "list", "lookup", "preview", "query", "read", "search",
    };

    /// <summary>The action takes something away.</summary>
    public static bool IsRemoval(string snake) => s_removals.Contains(Words.First(snake));

    /// <summary>The action asks for something, and changes nothing.</summary>
    public static bool IsQuery(string snake) => s_queries.Contains(Words.First(snake));

    /// <summary>The name is an action: a verb, alone or followed by its object.</summary>
    public static bool IsAction(string snake) => s_words.Contains(Words.First(snake));
}
