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

class CheckAddresses;
class FilterEdit;
class NetworkProxySetting;
class NoteLabel;
class Preferences;
class PreferencesFile;
class SettingsExchange;
class SettingsPage;
class Theme;

/// All settings, in pages; a search shows the matches of all pages together. Changes apply at once, without
/// confirmation. Not modal.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        Preferences &preferences;
        NetworkProxySetting &proxy;
        CheckAddresses &checkAddresses;
        PreferencesFile &file;
        QString dataFolder;
        QString logFolder;             ///< the folder of the log if no other is set
        std::function<bool()> hasTray; ///< whether the desktop has a tray
        const Theme *theme = nullptr;  ///< how the program is drawn; null: not told
    };
    explicit SettingsDialog(const Parts &parts, QWidget *parent = nullptr);

    void setSearch(const QString &text);
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    /// Resets all settings without asking.
    void restoreDefaults();

Q_SIGNALS:
    /// Emitted before a file is written: state that is otherwise saved only at program end must be saved to the
    /// settings now.
    void aboutToExport();
    /// Emitted before the content of a file is taken: state that imported() makes objects read again must be saved to
    /// the settings now, or it would be lost.
    void aboutToImport();
    /// A file with more than preferences was imported: objects that keep state in the settings should read it again.
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
    /// Shows what an import, an export or the defaults have done.
    void tell(const QString &outcome, const QString &problem);

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
    QStringList m_words; ///< the search words
    int m_leastPageWidth = 0;
};

} // namespace proxydeck
