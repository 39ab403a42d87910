using Tabletop.Authoring.Findings;
using YamlDotNet.Core;

namespace Tabletop.Authoring.Yaml;

/// <summary>
/// Reads YAML that may come from anyone. Limits are checked on the parser's events, before any object is built from them:
/// the parser keeps its own stack, so depth is refused long before it could hurt.
/// </summary>
internal static class YamlReader
{
    public const int DeepestNesting = 32;
    public const int MostEvents = 50_000;
    public const int LongestScalar = 64 * 1024;
    public const int LongestKey = 256;

    /// <summary>The file's one document, or null after a finding. Some parts of it may be refused.</summary>
    public static YamlNode? Read(Source source, Report report)
    {
        var tree = new Tree(source, report);
        try
        {
            var parser = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
            var events = 0;
            while (parser.MoveNext())
            {
                if (++events > MostEvents)
                {
                    report.Add(Rules.TooManyEvents, tree.At(parser.Current!.Start));
                    return null;
                }

                if (!tree.Take(parser.Current!))
                {
                    return null;
                }
            }
        }
        catch (YamlException exception)
        {
            SyntaxErrors.Report(source, report, tree.At(exception.Start), exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser is not ours and fails in its own ways, for one where a bracket is never closed. No file may stop the program.
            SyntaxErrors.Report(source, report, tree.Last, exception.Message);
            return null;
        }

        if (tree.Root is null)
        {
            report.Add(Rules.EmptyFile, Position.Start);
        }

        return tree.Root;
    }
}
