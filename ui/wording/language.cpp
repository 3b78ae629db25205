// SPDX-License-Identifier: MIT
#include "ui/wording/language.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Numbers and collation follow the language of the texts. A system set to English keeps its own variant of English.
void writeNumbersAsIn(const QString &language)
{
    const QLocale system = QLocale::system();
    if (language != "en"_L1)
        QLocale::setDefault(QLocale(language));
    else
        QLocale::setDefault(system.language() == QLocale::English ? system : QLocale(u"en_GB"_s));
}

} // namespace

QString Language::forMenusIn(const QStringList &languages)
{
    return !languages.isEmpty() && QLocale(languages.constFirst()).language() == QLocale::Chinese ? u"zh_CN"_s
                                                                                                  : u"en"_s;
}

Language::Language(QObject *parent)
    : QObject(parent)
    , m_current(u"en"_s)
{
    // Texts are English until another language is chosen. The system's locale may be another language, or none ("C"),
    // which groups no digits from Qt 6.11 on.
    writeNumbersAsIn(m_current);
    loadTexts();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::choose(const QString &choice)
{
    m_choice = choice;
    const QString wanted = !choice.isEmpty() ? choice : forMenusIn(QLocale::system().uiLanguages());
    if (wanted == m_current)
        return;
    m_current = wanted;
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    writeNumbersAsIn(m_current);
    loadTexts();
    Q_EMIT changed();
}

void Language::loadTexts()
{
    if (m_current != "en"_L1 && m_qt.load(u":/i18n/qtbase_%1.qm"_s.arg(m_current)))
        QCoreApplication::installTranslator(&m_qt);
    // Of English, which is in the source, only the singulars: "%n calls" is "one call".
    if (m_program.load(u":/i18n/proxydeck_%1.qm"_s.arg(m_current)))
        QCoreApplication::installTranslator(&m_program);
}

} // namespace proxydeck

#include "moc_language.cpp"
