// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTranslator>

namespace proxydeck {

/// The program's language: English as in the source, or Chinese, Qt's own texts included. Can change while the program
/// runs: widgets then get QEvent::LanguageChange, and changed() is for what is no widget.
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// "en", "zh_CN", or empty for the system's.
    void choose(const QString &choice);
    /// What goes with a system whose menus are in the first of \a languages, as QLocale::uiLanguages() names them:
    /// Chinese of any kind, or else English. Not by QLocale::language(), which on Windows and macOS is how numbers and
    /// dates are written.
    static QString forMenusIn(const QStringList &languages);
    QString choice() const { return m_choice; }
    /// "en" or "zh_CN".
    QString current() const { return m_current; }
    bool isChinese() const { return m_current != QLatin1StringView("en"); }

Q_SIGNALS:
    void changed();

private:
    QString m_choice;
    QString m_current;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace proxydeck
