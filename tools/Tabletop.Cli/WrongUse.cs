using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Tabletop.Authoring.Findings;

namespace Tabletop.Cli;

/// <summary>What was typed and cannot be meant, in a sentence that says what could be.</summary>
internal static class WrongUse
{
    /// <summary>Null: all is understood.</summary>
    public static string? Sentence(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;

        // Where any number of paths may stand, an option that there is not would pass for one.
        if (parsed.Tokens.FirstOrDefault(token => token is { Type: TokenType.Argument, Value: ['-', '-' or (>= 'a' and <= 'z'), _, ..] }) is { } unknown)
        {
            return NoOption(unknown.Value.Split('=')[0], command);
        }

        return parsed.Errors.Count == 0 ? null
            : command.Subcommands.Any(one => !one.Hidden) ? NoVerb(parsed.UnmatchedTokens is [var word, ..] ? word : null, command)
            : parsed.UnmatchedTokens.Count > 0 ? $"'{parsed.UnmatchedTokens[0]}' is one word too many: {command.Name} takes {Takes(command)}."
            : parsed.Errors[0] is { SymbolResult: OptionResult option } && NoValue(option) is { } value ? value
            : Missing(parsed.CommandResult) is { } missing ? $"{command.Name} needs {missing.Name}: {missing.Description}."
            : parsed.Errors[0].Message;
    }

    private static string NoOption(string name, Command command)
    {
        string[] names = [.. Options(command).Select(option => option.Name)];
        return $"{command.Name} has no option '{name}'{Asked(name, names)}; it has {(names.Length == 0 ? "--help" : string.Join(", ", names))}.";
    }

    private static string NoVerb(string? word, Command command)
    {
        string[] names = [.. command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name)];
        return word is null ? $"{command.Name} does one of: {string.Join(", ", names)}." : $"{command.Name} cannot '{word}'{Asked(word, names)}; it can {string.Join(", ", names)}.";
    }

    private static string? NoValue(OptionResult result)
    {
        var (option, value) = (result.Option, result.Tokens.Count > 0 ? result.Tokens[^1].Value : null);
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        string[] words = [.. option.GetCompletions(CompletionContext.Empty).Select(one => one.Label)];
        return value is null ? (result.Implicit ? $"{option.Name} is missing: {option.Description}." : $"{option.Name} needs a value: {option.Description}.")
            : type == typeof(int) || type == typeof(long) ? $"'{value}' is no whole number; {option.Name} is {option.Description}."
            : type == typeof(double) ? $"'{value}' is no number; {option.Name} is {option.Description}."
            : words.Length > 0 ? $"'{value}' does not go with {option.Name}{Asked(value, words)}; write {string.Join(", ", words)}."
            : null;
    }

    private static Argument? Missing(CommandResult result) =>
        result.Command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && result.GetResult(argument) is null or { Tokens.Count: 0 });

    private static string Takes(Command command)
    {
        string[] names = [.. Options(command).Select(option => option.Name)];
        return $"{(command.Arguments.Count == 0 ? "" : $"{string.Join(", ", command.Arguments.Select(argument => argument.Name))} and ")}the options {string.Join(", ", names)}";
    }

    private static IEnumerable<Option> Options(Command command) => command.Options.Where(option => !option.Hidden && option.Name != "--help").OrderBy(option => option.Name, StringComparer.Ordinal);

    private static string Asked(string word, IEnumerable<string> words) => Guess.Of(word, words) is { } near ? $" (did you mean {near}?)" : "";
}
