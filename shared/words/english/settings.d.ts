/** The settings: their names, what they do, what can be chosen. */
export declare const settings: {
    title: string;
    search: string;
    settingsFor: string;
    everywhere: string;
    shellsOn: (server: string) => string;
    targetOn: (target: string, server: string) => string;
    holdsFor: (scope: string) => string;
    newShells: string;
    noMatch: (query: string) => string;
    openFile: string;
    asEverywhere: string;
    settingAsEverywhere: (label: string) => string;
    notSaved: (allowed: string) => string;
    import: string;
    importNamed: (label: string) => string;
    darkSchemes: string;
    lightSchemes: string;
    notAFileOfColours: (file: string) => string;
    noColoursIn: (file: string) => string;
    coloursTooLarge: (file: string) => string;
    coloursUnreadable: (file: string, reason: string) => string;
    sections: {
        general: string;
        colours: string;
        text: string;
        input: string;
        reading: string;
        sessions: string;
    };
    rows: {
        language: {
            label: string;
            hint: string;
            options: {
                system: string;
            };
        };
        theme: {
            label: string;
            hint: string;
            options: {
                system: string;
                light: string;
                dark: string;
            };
        };
        lightColours: {
            label: string;
            hint: string;
        };
        darkColours: {
            label: string;
            hint: string;
        };
        minimumContrast: {
            label: string;
            allowed: string;
            hint: string;
        };
        opacity: {
            label: string;
            allowed: string;
            hint: string;
        };
        fontFamily: {
            label: string;
            allowed: string;
            hint: string;
        };
        fontSize: {
            label: string;
            allowed: string;
            hint: string;
        };
        lineHeight: {
            label: string;
            allowed: string;
            hint: string;
        };
        ligatures: {
            label: string;
            hint: string;
        };
        cursorStyle: {
            label: string;
            hint: string;
            options: {
                block: string;
                bar: string;
                underline: string;
            };
        };
        cursorBlink: {
            label: string;
            hint: string;
        };
        bell: {
            label: string;
            hint: string;
            options: {
                none: string;
                visual: string;
                sound: string;
            };
        };
        images: {
            label: string;
            hint: string;
        };
        copyOnSelect: {
            label: string;
            hint: string;
        };
        rightClick: {
            label: string;
            hint: string;
            options: {
                menu: string;
                paste: string;
            };
        };
        optionAsMeta: {
            label: string;
            hint: string;
        };
        prediction: {
            label: string;
            hint: string;
            options: {
                slow: string;
                always: string;
                off: string;
            };
        };
        predictAboveMs: {
            label: string;
            allowed: string;
            hint: string;
        };
        screenReader: {
            label: string;
            hint: string;
            options: {
                auto: string;
                on: string;
                off: string;
            };
        };
        scrollbackLines: {
            label: string;
            allowed: string;
            hint: string;
        };
        saveScreens: {
            label: string;
            hint: string;
        };
        shellIntegration: {
            label: string;
            hint: string;
        };
        stickyCommand: {
            label: string;
            hint: string;
        };
        notifyAfterSeconds: {
            label: string;
            allowed: string;
            hint: string;
        };
        followServices: {
            label: string;
            hint: string;
        };
        clipboardWrite: {
            label: string;
            hint: string;
            options: {
                ask: string;
                allow: string;
                deny: string;
            };
        };
    };
};
