// SPDX-License-Identifier: MIT
#include "options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace proxydeck {

using namespace Qt::StringLiterals;

Expected<Options, Options::Ending> Options::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Desktop console for operators who rent proxies from QG."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this text."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    const QCommandLineOption demo(
        u"demo"_s, u"Work with a simulated vendor on this machine; no key is needed, nothing is kept."_s);
    const QCommandLineOption connectTo(
        u"connect-to"_s, u"Reach all the vendor's hosts at this loopback address by plain HTTP."_s, u"address:port"_s);
    const QCommandLineOption dataDir(u"data-dir"_s, u"Keep settings and data in this folder."_s, u"dir"_s);
    const QCommandLineOption language(u"language"_s, u"Language of the window: en or zh_CN."_s, u"language"_s);
    const QCommandLineOption theme(u"theme"_s, u"Look of the window: light or dark."_s, u"theme"_s);
    const QCommandLineOption forgetSecrets(
        u"forget-secrets"_s,
        u"Remove all keys, from the system's keychain too, and end; for uninstalling with the data."_s);
    const QCommandLineOption tour(
        u"tour"_s,
        u"Drive the window through the main job and leave pictures, leases.csv and tour.json in this folder."_s,
        u"dir"_s);
    QCommandLineOption quitAfterFirstPaint(u"quit-after-first-paint"_s);
    quitAfterFirstPaint.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions(
        {help, version, demo, connectTo, dataDir, language, theme, tour, quitAfterFirstPaint, forgetSecrets});

    const auto refuse = [](const QString &why) { return Unexpected<Ending>(Ending{why + u'\n', 2}); };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help)) {
        // Before there is an application, the parser does not know the program's name.
        QString text = parser.helpText();
        text.replace(0, text.indexOf(u'\n'), u"Usage: proxydeck [options]"_s);
        return Unexpected<Ending>(Ending{text, 0});
    }
    if (parser.isSet(version))
        return Unexpected<Ending>(Ending{u"ProxyDeck " PROXYDECK_VERSION "\n"_s, 0});
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"Unexpected argument: "_s + parser.positionalArguments().constFirst());

    Options options;
    options.forgetSecrets = parser.isSet(forgetSecrets);
    options.demo = parser.isSet(demo);
    options.quitAfterFirstPaint = parser.isSet(quitAfterFirstPaint);
    if (parser.isSet(connectTo)) {
        options.connectTo = LoopbackRoute::parse(parser.value(connectTo));
        if (!options.connectTo)
            return refuse(u"--connect-to takes a loopback address and a port, such as 127.0.0.1:8080."_s);
        if (options.demo)
            return refuse(u"--demo brings its own vendor: it does not go with --connect-to."_s);
    }
    options.language = parser.value(language);
    if (!options.language.isEmpty() && options.language != u"en" && options.language != u"zh_CN")
        return refuse(u"--language takes en or zh_CN."_s);
    options.theme = parser.value(theme);
    if (!options.theme.isEmpty() && options.theme != u"light" && options.theme != u"dark")
        return refuse(u"--theme takes light or dark."_s);
    if (parser.isSet(dataDir)) {
        if (parser.value(dataDir).isEmpty())
            return refuse(u"--data-dir takes a folder."_s);
        options.dataDir = QDir(parser.value(dataDir)).absolutePath();
    }
    if (parser.isSet(tour)) {
        if (parser.value(tour).isEmpty())
            return refuse(u"--tour takes a folder."_s);
        if (!options.demo)
            return refuse(u"--tour shows the demo: give --demo too."_s);
        options.tourDir = QDir(parser.value(tour)).absolutePath();
    }
    if (options.forgetSecrets && (options.demo || options.connectTo))
        return refuse(u"--forget-secrets goes with --data-dir alone."_s);
    return options;
}

QString Options::dataFolder() const
{
    return dataDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : dataDir;
}

} // namespace proxydeck
