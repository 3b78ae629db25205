// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QStringList>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace proxydeck {

class FilterEdit;
class NetworkProxySetting;
class NoteLabel;
class Preferences;
class PreferencesFile;
class SettingsExchange;
class SettingsPage;

/// All settings, in pages; a search shows what it finds of all pages at once. What is set holds at once: there is
/// nothing to confirm. Not modal.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        Preferences &preferences;
        NetworkProxySetting &proxy;
        PreferencesFile &file;
        QString dataFolder;
        QString logFolder;             ///< where the log lies unless set otherwise
        std::function<bool()> hasTray; ///< the desktop has one
    };
    explicit SettingsDialog(const Parts &parts, QWidget *parent = nullptr);

    void setSearch(const QString &text);
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    /// Sets everything back without asking.
    void restoreDefaults();

Q_SIGNALS:
    /// Before a file is written: what is kept only when the program ends belongs into the settings now.
    void aboutToExport();
    /// A file brought more than preferences: whoever keeps state in the settings should read it again.
    void imported();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void showPages();
    void alignLabels();
    void fitSize();
    void askForDefaults();

    Parts m_parts;
    FilterEdit *m_search;
    QListWidget *m_list;
    QScrollArea *m_scroll;
    QLabel *m_nothing;
    SettingsExchange *m_exchange;
    NoteLabel *m_outcome;
    NoteLabel *m_problem;
    QPushButton *m_defaults;
    QPushButton *m_import;
    QPushButton *m_export;
    QPushButton *m_close;
    QList<SettingsPage *> m_pages;
    QStringList m_words; ///< what is searched for
    int m_leastPageWidth = 0;
};

} // namespace proxydeck
