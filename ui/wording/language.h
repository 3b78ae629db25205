// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTranslator>

namespace proxydeck {

/// The program's language: English (the source texts) or Chinese, including Qt's own texts. Can change at run time:
/// widgets then get QEvent::LanguageChange, other objects use changed().
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// "en", "zh_CN", or empty for the system's.
    void choose(const QString &choice);
    /// The language for a system whose menus are in the first of \a languages, as named by QLocale::uiLanguages(): any
    /// Chinese gives Chinese, all others English. QLocale::language() is not used: on Windows and macOS it is the
    /// language of number and date formats.
    static QString forMenusIn(const QStringList &languages);
    QString choice() const { return m_choice; }
    /// "en" or "zh_CN".
    QString current() const { return m_current; }

Q_SIGNALS:
    void changed();

private:
    void loadTexts();

    QString m_choice;
    QString m_current;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace proxydeck
