using System.Text;
using Tabletop.Cli;

// UTF-8 whatever the machine speaks: a program may read what is printed here.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
return await CommandLine.Run(args, new(output, error));
